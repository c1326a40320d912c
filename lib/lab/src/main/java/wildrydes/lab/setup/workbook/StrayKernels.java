package wildrydes.lab.setup.workbook;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Kernels of this project that nobody looks after any more, for example because their JupyterLab was killed. Windows does
 * not tell the arguments of a process, so that none are found there.
 *
 * @param jar the kernel's jar, in full
 */
public record StrayKernels(String jar) {

    /** Programs that start kernels and end them: Jupyter, Visual Studio Code, our own runner of notebooks. */
    private static final Pattern KEEPER = Pattern.compile("(?i)(python|jupyter|node|code|java)[^/\\\\]*");

    /** Takes in the children of those that ended. */
    private static final long FIRST_PROCESS = 1;

    private static final long PATIENCE_SECONDS = 5;

    public static StrayKernels of(Project project) {
        return new StrayKernels(project.kernelJar().toString());
    }

    /** Ends them. @return their process numbers */
    public List<Long> stop() {
        var stopped = new ArrayList<Long>();
        Stream<ProcessHandle> strays =
                ProcessHandle.allProcesses().filter(this::isKernel).filter(kernel -> !kept(kernel));
        strays.forEach(kernel -> {
            kernel.destroy();
            if (!ended(kernel)) {
                kernel.destroyForcibly();
            }
            stopped.add(kernel.pid());
        });
        return stopped;
    }

    private boolean isKernel(ProcessHandle process) {
        // The jar is first on the class path. Linux tells only the beginning of a command as long as this.
        return process.info()
                .commandLine()
                .filter(line -> line.contains(" -cp " + jar + File.pathSeparator) || line.contains(" -cp " + jar + " "))
                .isPresent();
    }

    private static boolean kept(ProcessHandle kernel) {
        return kernel.parent()
                .filter(parent -> parent.pid() != FIRST_PROCESS)
                .flatMap(parent -> parent.info().command())
                .map(command -> String.valueOf(Path.of(command).getFileName()))
                .filter(name -> KEEPER.matcher(name).matches())
                .isPresent();
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
