package wildrydes.cloud.lambda.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import wildrydes.cloud.lambda.runner.Main;
import wildrydes.cloud.lambda.runner.Strays;

/** The process of an execution environment. */
final class Child {

    private static final Logger LOG = Logger.getLogger(Child.class.getName());
    private static final int KILO = 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Process process;
    private final String mark;
    private int peak;

    private Child(Process process, String mark) {
        this.process = process;
        this.mark = mark;
    }

    /**
     * Starts one. Its standard input is a pipe that ends with this process, by which it knows that it has to end, too.
     *
     * @param output file to which all that it prints is appended
     */
    static Child start(List<String> command, Map<String, String> variables, Path folder, Path output)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().clear();
        builder.environment().putAll(variables);
        return new Child(builder.start(), Main.MARK + "=" + variables.get(Main.MARK));
    }

    /** Does something as soon as the process has ended. */
    @SuppressWarnings("FutureReturnValueIgnored") // the work tells of its own troubles
    void whenEnded(Runnable work) {
        process.onExit().thenRun(work);
    }

    /** Its exit status, or 128 and the signal that ended it. */
    int status() throws InterruptedException {
        return process.waitFor();
    }

    /** Most memory that was used so far, in bytes; 0 where the system does not tell. */
    long peakMemory() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
                if (line.startsWith("VmHWM:")) {
                    peak = Math.max(peak, Integer.parseInt(line.replaceAll("\\D", "")));
                }
            }
        } catch (IOException e) {
            // It has ended, or this is no Linux: what was known before is all there is.
        }
        return (long) peak * KILO;
    }

    /** Lets the process end by itself, as if the cloud were gone; false where it does not within a time. */
    boolean leave(Duration within) throws IOException, InterruptedException {
        process.getOutputStream().close();
        return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the process and all that it forked, and returns when it is gone, whether or not this thread is interrupted. */
    void end() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        if (!awaitEnd()) {
            LOG.warning("Process " + process.pid() + " of a function does not end; end it by hand.");
        }
        Strays.end(process.toHandle(), mark);
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            LOG.log(Level.FINE, "The pipe to process " + process.pid() + " was closed already.", e);
        }
    }

    private boolean awaitEnd() {
        boolean interrupted = false;
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                try {
                    return process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
