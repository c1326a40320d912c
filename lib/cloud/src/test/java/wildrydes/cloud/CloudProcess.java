package wildrydes.cloud;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import wildrydes.cloud.auth.AccessKey;

/** A packed cloud in a process of its own, started as a person or a notebook starts it. */
public final class CloudProcess implements AutoCloseable {

    /** The administrator key of clouds started here. */
    public static final AccessKey KEY = new AccessKey("AKIDPROCESS", "secret/of+the=process");

    private static final String READY = "Listening on ";
    private static final long PATIENCE_SECONDS = 60;
    /** Reading blocks, and the common pool has a single thread on a machine with two processors. */
    private static final Executor THREADS = task -> {
        Thread thread = new Thread(task, "cloud-output");
        thread.setDaemon(true);
        thread.start();
    };

    private final Process process;
    private final CompletableFuture<String> errors;
    private final BufferedReader output;
    private final URI endpoint;

    private CloudProcess(Process process, CompletableFuture<String> errors, BufferedReader output, URI endpoint) {
        this.process = process;
        this.errors = errors;
        this.output = output;
        this.endpoint = endpoint;
    }

    /** How a process ended. */
    public record End(int code, String output, String errors) {}

    /** Starts a cloud on a free port and returns when it is ready. */
    public static CloudProcess start(Path data, String... options) {
        return start(List.of(), data, options);
    }

    /** The same, with further options of the Java runtime. */
    public static CloudProcess start(List<String> runtime, Path data, String... options) {
        List<String> all = new ArrayList<>(
                List.of("--port", "0", "--data", data.toString(), "--credentials", KEY.id() + ":" + KEY.secret()));
        all.addAll(List.of(options));
        Process process = launch(runtime, all);
        CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> read(process.errorReader()), THREADS);
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        try {
            String line =
                    CompletableFuture.supplyAsync(() -> line(output), THREADS).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!line.startsWith(READY)) {
                process.destroyForcibly();
                throw new IllegalStateException("The cloud did not start: " + line + errors.join());
            }
            return new CloudProcess(process, errors, output, URI.create(line.substring(READY.length())));
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("The cloud did not become ready.", e);
        }
    }

    /** Runs a cloud that is expected to end by itself. */
    public static End run(String... options) {
        Process process = launch(List.of(), List.of(options));
        CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> read(process.errorReader()), THREADS);
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process.inputReader()), THREADS);
        return new End(await(process), output.join(), errors.join());
    }

    private static Process launch(List<String> runtime, List<String> options) {
        Path target = Path.of("target").toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + target.resolve("cloud.args")));
        command.addAll(runtime);
        command.addAll(List.of("-jar", target.resolve("cloud.jar").toString()));
        command.addAll(options);
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    public long pid() {
        return process.pid();
    }

    /** Ends the process with SIGTERM. */
    public End terminate() {
        process.toHandle().destroy(); // Process.destroy() would close what is still to be read
        return awaitEnd();
    }

    /** Ends the process with SIGKILL, in the middle of whatever it does. */
    public End kill() {
        process.toHandle().destroyForcibly();
        return awaitEnd();
    }

    /** Waits until the process has ended by itself. */
    public End awaitEnd() {
        int code = await(process);
        return new End(code, read(output), errors.join());
    }

    private static int await(Process process) {
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IllegalStateException("The cloud did not end.");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IllegalStateException(e);
        }
    }

    private static String line(BufferedReader reader) {
        try {
            String line = reader.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(BufferedReader reader) {
        return reader.lines().map(line -> line + "\n").collect(Collectors.joining());
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
    }
}
