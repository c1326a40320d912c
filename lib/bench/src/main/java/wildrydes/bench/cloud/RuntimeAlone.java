package wildrydes.bench.cloud;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * AWS's runtime client started by hand, against a Runtime API that gives it empty events and does nothing else: what a Java function takes
 * without any cloud around it.
 */
final class RuntimeAlone {

    private static final int STARTS = 5;
    private static final int WARM_UP = 300;
    private static final int WARM = 300;
    private static final double NANOS_OF_MILLI = 1e6;

    private static final String EVENT = http("""
            HTTP/1.1 200 OK
            Content-Type: application/json
            Content-Length: 2
            Lambda-Runtime-Aws-Request-Id: 1
            Lambda-Runtime-Deadline-Ms: 99999999999999
            Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:000000000000:function:alone

            {}""");
    private static final String ACCEPTED = http("""
            HTTP/1.1 202 Accepted
            Content-Type: application/json
            Content-Length: 2

            {}""");

    private final Path engine;
    private final Path folder;

    /** What it takes, in milliseconds. */
    record Taken(double cold, double warm) {}

    /**
     * The runtime client of a packed cloud.
     *
     * @param engine folder of its jars
     * @param folder in which the function is
     */
    RuntimeAlone(Path engine, Path folder) {
        this.engine = engine;
        this.folder = folder;
    }

    Taken measure() throws IOException {
        FunctionLoad.unpack(folder);
        double[] cold = new double[STARTS];
        double warm = 0;
        for (int i = 0; i < STARTS; i++) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                long begin = System.nanoTime();
                Process process = start(socket.getLocalPort());
                try (Socket client = socket.accept()) {
                    client.setTcpNoDelay(true);
                    InputStream in = new BufferedInputStream(client.getInputStream());
                    call(in, client.getOutputStream());
                    cold[i] = (System.nanoTime() - begin) / NANOS_OF_MILLI;
                    if (i == STARTS - 1) {
                        warm = warm(in, client.getOutputStream());
                    }
                } finally {
                    process.destroyForcibly();
                }
            }
        }
        return new Taken(FunctionLoad.median(cold), warm);
    }

    private static double warm(InputStream in, OutputStream out) throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            call(in, out);
        }
        double[] millis = new double[WARM];
        for (int i = 0; i < WARM; i++) {
            long begin = System.nanoTime();
            call(in, out);
            millis[i] = (System.nanoTime() - begin) / NANOS_OF_MILLI;
        }
        return FunctionLoad.median(millis);
    }

    private Process start(int port) throws IOException {
        try (Stream<Path> jars = Files.list(engine)) {
            String classPath = jars.map(Path::toString)
                    .filter(jar -> jar.endsWith(".jar"))
                    .collect(Collectors.joining(System.getProperty("path.separator")));
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx435m",
                            "-cp",
                            classPath,
                            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                            FunctionLoad.HANDLER))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + port);
            return builder.start();
        }
    }

    /** Answers a request for an event, and takes what the function returns. */
    private static void call(InputStream in, OutputStream out) throws IOException {
        read(in);
        out.write(EVENT.getBytes(StandardCharsets.US_ASCII));
        read(in);
        out.write(ACCEPTED.getBytes(StandardCharsets.US_ASCII));
    }

    private static void read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("the runtime client has ended");
            }
            head.append((char) b);
        }
        String length = head.toString()
                .lines()
                .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                .map(line -> line.substring(15).strip())
                .findFirst()
                .orElse("0");
        in.skipNBytes(Long.parseLong(length));
    }

    private static String http(String lines) {
        return lines.replace("\n", "\r\n");
    }
}
