package wildrydes.lab.setup.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A program to run to its end.
 *
 * @param command the program and its arguments
 * @param environment variables added to those of this process
 * @param folder where it runs
 */
public record Program(List<String> command, Map<String, String> environment, Path folder) {

    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** One that runs in the folder of this process. */
    public Program(List<String> command) {
        this(command, Map.of(), Path.of(""));
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
     * Runs it.
     *
     * @param limit after which it is ended
     * @param told takes each line as it comes
     * @throws IOException if it cannot be started
     */
    public Outcome run(Duration limit, Consumer<String> told) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        CompletableFuture<Void> end = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
        try (var printed =
                new BufferedReader(new InputStreamReader(process.getInputStream(), Charset.defaultCharset()))) {
            process.getOutputStream().close();
            var lines = new ArrayList<String>();
            for (String line = printed.readLine(); line != null; line = printed.readLine()) {
                lines.add(line);
                told.accept(line);
            }
            return new Outcome(process.waitFor(), List.copyOf(lines));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.get(0) + " ran", e);
        } finally {
            end.cancel(false);
            process.destroyForcibly();
        }
    }
}
