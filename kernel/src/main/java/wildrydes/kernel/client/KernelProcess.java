package wildrydes.kernel.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A kernel in a process of its own, started as Jupyter starts it, with a client that is connected. Closing it ends the
 * process; so does the end of this JVM.
 */
public final class KernelProcess implements AutoCloseable {

    /** How long a kernel may take to end when it is asked to. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    /** Answers on their way when the process ends are still worth waiting for. */
    private static final long IN_FLIGHT_MILLIS = 300;

    private static final int QUOTED_LINES = 20;

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "ends kernels"));
    }

    private final KernelSpec spec;
    private final Launch launch;
    private final Endpoints endpoints;
    private final Path connectionFile;
    private Running current;

    private KernelProcess(KernelSpec spec, Launch launch) throws IOException {
        this.spec = spec;
        this.launch = launch;
        this.endpoints = Endpoints.free();
        // The key in it is a secret: a temporary file is its owner's alone.
        this.connectionFile = Files.createTempFile("kernel-", ".json");
        try {
            endpoints.write(connectionFile);
            this.current = launched();
        } catch (KernelException | IOException e) {
            Files.deleteIfExists(connectionFile);
            throw e;
        }
    }

    /** Starts a kernel with {@link Launch#defaults()}. */
    public static KernelProcess start(KernelSpec spec) {
        return start(spec, Launch.defaults());
    }

    /**
     * Starts a kernel and waits until it answers.
     *
     * @throws KernelException if it cannot be started, ends, or does not answer in time; with the end of what it printed
     */
    public static KernelProcess start(KernelSpec spec, Launch launch) {
        try {
            return new KernelProcess(spec, launch);
        } catch (IOException e) {
            throw new KernelException("The kernel cannot be started (" + e.getMessage() + ").", e);
        }
    }

    /** The client of the process that runs now. */
    public KernelClient client() {
        return current.client;
    }

    public long pid() {
        return current.process.pid();
    }

    /** From the start of the process to its first answer. */
    public Duration startup() {
        return current.startup;
    }

    /** The end of what the process itself has printed to standard output, cells' output not among it. */
    public String stdout() {
        return current.text(current.stdout);
    }

    /** The end of what the process itself has printed to standard error. */
    public String stderr() {
        return current.text(current.stderr);
    }

    /** The exit code, once the process has ended; empty if it has not in this time. */
    public OptionalInt awaitExit(Duration time) {
        try {
            return current.process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS)
                    ? OptionalInt.of(current.process.exitValue())
                    : OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    /** Ends the process and starts a new one that listens in its place; {@link #client()} is a new one, too. */
    public void restart() {
        end(true);
        try {
            current = launched();
        } catch (IOException e) {
            throw new KernelException("The kernel cannot be started again (" + e.getMessage() + ").", e);
        }
    }

    @Override
    public void close() {
        end(false);
        try {
            Files.deleteIfExists(connectionFile);
        } catch (IOException e) {
            throw new KernelException("The connection file " + connectionFile + " cannot be deleted.", e);
        }
    }

    private void end(boolean restart) {
        Running ending = current;
        try (KernelClient client = ending.client) {
            if (ending.process.isAlive()) {
                client.send(Channel.CONTROL, "shutdown_request", Map.of("restart", restart));
                awaitExit(FAREWELL);
            }
        } finally {
            ending.obituary.cancel(false);
            ending.process.destroyForcibly();
            RUNNING.remove(ending.process);
        }
    }

    private Running launched() throws IOException {
        var builder = new ProcessBuilder(spec.command(connectionFile))
                .directory(launch.folder().toFile());
        // A kernel watches the process that this names, and ends with it.
        builder.environment()
                .put("JPY_PARENT_PID", String.valueOf(ProcessHandle.current().pid()));
        builder.environment().putAll(spec.env());
        builder.environment().putAll(launch.env());
        long begin = System.nanoTime();
        Process process = builder.start();
        RUNNING.add(process);
        process.getOutputStream().close();
        var stdout = new Tail(process.getInputStream(), "kernel's stdout");
        var stderr = new Tail(process.getErrorStream(), "kernel's stderr");
        var client = new KernelClient(endpoints);
        try {
            CompletableFuture<Void> obituary = process.onExit()
                    .thenRunAsync(
                            () -> client.lost(ended(process, stderr)),
                            CompletableFuture.delayedExecutor(IN_FLIGHT_MILLIS, TimeUnit.MILLISECONDS));
            client.awaitAnswer(launch.readyWithin());
            Duration startup = Duration.ofNanos(System.nanoTime() - begin);
            client.awaitBroadcast(launch.readyWithin());
            return new Running(process, client, obituary, stdout, stderr, startup);
        } catch (KernelException e) {
            client.close();
            process.destroyForcibly();
            RUNNING.remove(process);
            throw e;
        }
    }

    private static String ended(Process process, Tail stderr) {
        String printed = stderr.atEnd().strip();
        var lines = printed.lines().toList();
        String end = String.join("\n", lines.subList(Math.max(0, lines.size() - QUOTED_LINES), lines.size()));
        return "The kernel process ended with exit code " + process.exitValue()
                + (end.isEmpty() ? " and printed no reason." : ". It printed:\n" + end);
    }

    /**
     * One process and its client.
     *
     * @param obituary tells the client, when the process has ended, why
     */
    private record Running(
            Process process,
            KernelClient client,
            CompletableFuture<Void> obituary,
            Tail stdout,
            Tail stderr,
            Duration startup) {

        String text(Tail tail) {
            return process.isAlive() ? tail.now() : tail.atEnd();
        }
    }
}
