package wildrydes.lab.setup.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A program to run to its end.
 *
 * @param command the program and its arguments
 * @param environment variables added to those of this process
 * @param folder where it runs
 */
public record Program(List<String> command, Map<String, String> environment, Path folder) {

    /** What programs print in: the system's own, which since Java 18 is not the default any more. */
    private static final Charset SPOKEN = Charset.forName(System.getProperty("native.encoding"));

    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** One that runs in the folder of this process. */
    public Program(List<String> command) {
        this(command, Map.of(), Path.of(""));
    }

    /** The same with one more variable. */
    public Program with(String name, String value) {
        var more = new HashMap<String, String>(environment);
        more.put(name, value);
        return new Program(command, more, folder);
    }

    /**
     * How a program ended.
     *
     * @param code its exit code; 0 is success
     * @param lines what it printed, on both streams
     */
    public record Outcome(int code, List<String> lines) {

        public boolean failed() {
            return code != 0;
        }
    }

    /**
     * Runs it. It ends with this process, should that be stopped in between.
     *
     * @param limit after which it is ended, with what it started
     * @param told takes each line as it comes
     * @throws IOException if it cannot be started, or does not end within the limit
     */
    public Outcome run(Duration limit, Consumer<String> told) throws IOException {
        var running = new AtomicReference<@Nullable Process>();
        // There before the program is, which may be stopped in its first moment.
        var ending = new Thread(() -> end(running.get()), "ending " + command.get(0));
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            Process process = builder().redirectErrorStream(true).start();
            running.set(process);
            return await(process, limit, told);
        } finally {
            end(running.get());
            forget(ending);
        }
    }

    private Outcome await(Process process, Duration limit, Consumer<String> told) throws IOException {
        var expired = new AtomicBoolean();
        CompletableFuture<Void> late = CompletableFuture.runAsync(
                () -> {
                    expired.set(true);
                    end(process);
                },
                CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
        try {
            process.getOutputStream().close();
            List<String> lines = read(process, told);
            int code = process.waitFor();
            if (expired.get()) {
                throw new IOException(command.get(0) + " did not end within " + limit.toSeconds() + " s");
            }
            return new Outcome(code, lines);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.get(0) + " ran", e);
        } finally {
            late.cancel(false);
        }
    }

    /**
     * Runs it without listening to it: what it leaves running, such as a browser, is not waited for.
     *
     * @param limit after which it is left alone
     * @return whether it said by its exit code that all went well
     * @throws IOException if it cannot be started
     */
    public boolean succeeds(Duration limit) throws IOException {
        Process process = builder()
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.getOutputStream().close();
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.get(0) + " ran", e);
        }
    }

    private ProcessBuilder builder() {
        var builder =
                new ProcessBuilder(command).directory(folder.toAbsolutePath().toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    private static List<String> read(Process process, Consumer<String> told) throws IOException {
        var lines = new ArrayList<String>();
        try (var printed = new BufferedReader(new InputStreamReader(process.getInputStream(), SPOKEN))) {
            for (String line = printed.readLine(); line != null; line = printed.readLine()) {
                lines.add(line);
                told.accept(line);
            }
        }
        return List.copyOf(lines);
    }

    /** What it started holds the other end of the pipe, too. */
    private static void end(@Nullable Process process) {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            // By its handle, since the process itself would close what is still being read.
            process.toHandle().destroyForcibly();
        }
    }

    private static void forget(Thread ending) {
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            // A person stopped this process: how its programs ended by that is no news for them.
            LockSupport.park();
        }
    }
}
