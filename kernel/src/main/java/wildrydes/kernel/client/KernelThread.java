package wildrydes.kernel.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;

/** A kernel on a thread of this process, with a client that is connected over real sockets. */
public final class KernelThread implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Answers on their way when the kernel ends are still worth waiting for. */
    private static final long IN_FLIGHT_MILLIS = 300;

    private final Path connectionFile;
    private final KernelClient client;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    private KernelThread(ToIntFunction<Path> kernel) throws IOException {
        Endpoints endpoints = Endpoints.free();
        connectionFile = Files.createTempFile("kernel-", ".json");
        endpoints.write(connectionFile);
        client = new KernelClient(endpoints);
        var thread = new Thread(() -> run(kernel), "kernel");
        // A kernel that does not end must not keep this process alive.
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Starts a kernel and waits until it answers.
     *
     * @param kernel runs a kernel for a connection file until it is shut down, and returns its exit code
     * @throws KernelException if it ends, or does not answer within 60 s
     */
    public static KernelThread start(ToIntFunction<Path> kernel) throws IOException {
        var started = new KernelThread(kernel);
        try {
            started.client.awaitAnswer(LIMIT);
            started.client.awaitBroadcast(LIMIT);
            return started;
        } catch (KernelException e) {
            started.close();
            throw e;
        }
    }

    public KernelClient client() {
        return client;
    }

    /** Shuts the kernel down. @return its exit code */
    public int end() {
        client.shutdown(false);
        return awaitExit();
    }

    /** Waits until the kernel has ended. @return its exit code */
    public int awaitExit() {
        try {
            return exit.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new KernelException("The kernel did not end when it was shut down (" + e + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KernelException("Waiting for the kernel's end was interrupted.", e);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        Files.deleteIfExists(connectionFile);
    }

    private void run(ToIntFunction<Path> kernel) {
        try {
            int code = kernel.applyAsInt(connectionFile);
            exit.complete(code);
            lost("The kernel ended with exit code " + code + ".");
        } catch (RuntimeException e) {
            exit.completeExceptionally(e);
            lost("The kernel failed (" + e + ").");
        }
    }

    private void lost(String why) {
        CompletableFuture.delayedExecutor(IN_FLIGHT_MILLIS, TimeUnit.MILLISECONDS)
                .execute(() -> client.lost(why));
    }
}
