package wildrydes.bench.cloud;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A local cloud that runs.
 *
 * @param millisToReady from the start of its process until it listened
 */
record Running(Process process, URI endpoint, double millisToReady) implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    static Running start(Contestant contestant, Path folder) throws IOException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(contestant.command(folder, port))
                .redirectError(
                        contestant.printsReadyLine()
                                ? ProcessBuilder.Redirect.INHERIT
                                : ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(
                        contestant.printsReadyLine() ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.DISCARD);
        contestant.prepare(builder, port);
        long begin = System.nanoTime();
        Process process = builder.start();
        try {
            if (contestant.printsReadyLine()) {
                awaitLine(process);
            } else {
                awaitPort(process, port, begin);
            }
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
        double millis = (System.nanoTime() - begin) / 1e6;
        return new Running(process, URI.create("http://127.0.0.1:" + port), millis);
    }

    private static void awaitLine(Process process) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (out.readLine() == null) {
            throw new IOException("it ended before it was ready");
        }
    }

    private static void awaitPort(Process process, int port, long begin) throws IOException {
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() - begin > PATIENCE_NANOS) {
                    throw new IOException("it did not listen", e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Memory that it occupies now, in megabytes; empty where the system does not tell. */
    OptionalDouble residentMegabytes() {
        return residentMegabytes(process.toHandle());
    }

    /** The same with all that it has started. */
    OptionalDouble residentMegabytesWithChildren() {
        OptionalDouble own = residentMegabytes();
        OptionalDouble children = residentMegabytesOfChildren();
        return own.isEmpty() || children.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(own.getAsDouble() + children.getAsDouble());
    }

    /** The same of what it has started alone. */
    OptionalDouble residentMegabytesOfChildren() {
        return residentMegabytes().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(process.descendants()
                        .mapToDouble(child -> residentMegabytes(child).orElse(0))
                        .sum());
    }

    /** How many processes it has started that still run. */
    long children() {
        return process.descendants().count();
    }

    private static OptionalDouble residentMegabytes(ProcessHandle process) {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }

    /** Ends it in the middle of whatever it does. */
    void kill() throws IOException {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the kill was interrupted", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
