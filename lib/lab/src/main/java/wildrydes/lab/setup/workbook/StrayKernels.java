package wildrydes.lab.setup.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Kernels of this project whose JupyterLab is gone, for example because it was killed. Windows does not tell the arguments of
 * a process, so that none are found there.
 *
 * @param jar the kernel's jar, in full
 */
public record StrayKernels(String jar) {

    private static final String MAIN = "wildrydes.kernel.Main";
    private static final long PATIENCE_SECONDS = 5;

    public static StrayKernels of(Project project) {
        return new StrayKernels(project.kernelJar().toString());
    }

    /** Ends them. @return their process numbers */
    public List<Long> stop() {
        var stopped = new ArrayList<Long>();
        ProcessHandle.allProcesses().filter(this::isKernel).forEach(kernel -> {
            kernel.destroy();
            if (!ended(kernel)) {
                kernel.destroyForcibly();
            }
            stopped.add(kernel.pid());
        });
        return stopped;
    }

    private boolean isKernel(ProcessHandle process) {
        List<String> words = List.of(process.info().arguments().orElse(new String[0]));
        return words.contains(MAIN) && words.stream().anyMatch(word -> word.startsWith(jar));
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
