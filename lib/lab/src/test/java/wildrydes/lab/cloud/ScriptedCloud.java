package wildrydes.lab.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;

/**
 * Behaves at its command line and its control interface as the cloud does, and starts in a moment. What it was asked is
 * written to {@code asked.txt} in its data folder; {@code damage.txt} there is what it says the disk has lost.
 */
public final class ScriptedCloud {

    private final Path asked;
    private final Path damage;

    private ScriptedCloud(Path data) {
        this.asked = data.resolve("asked.txt");
        this.damage = data.resolve("damage.txt");
    }

    public static void main(String[] arguments) throws IOException {
        List<String> options = List.of(arguments);
        int port = Integer.parseInt(option(options, "--port"));
        Path data = Path.of(option(options, "--data"));
        String key = Files.readString(Path.of(option(options, "--credentials-file")));
        Files.createDirectories(data);
        Files.writeString(data.resolve("options.txt"), String.join(" ", arguments));
        if (Files.exists(data.resolve("refuse.txt"))) {
            System.err.println(Files.readString(data.resolve("refuse.txt")));
            System.exit(1);
        }
        ScriptedCloud cloud = new ScriptedCloud(data);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> cloud.answer(exchange, key.substring(0, key.indexOf(':')), options));
        server.start();
        Files.writeString(
                data.resolve("cloud.json"),
                "{\"pid\":" + ProcessHandle.current().pid() + ",\"port\":"
                        + server.getAddress().getPort() + ",\"version\":\"1.0\"}");
        System.out.println(
                "Listening on http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static String option(List<String> options, String name) {
        return options.get(options.indexOf(name) + 1);
    }

    private void answer(HttpExchange exchange, String key, List<String> options) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        synchronized (this) {
            String before = Files.exists(asked) ? Files.readString(asked) : "";
            Files.writeString(asked, before + request.strip() + "\n");
        }
        String authorization =
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
        if (!authorization.contains("Credential=" + key + "/") || !authorization.contains("/us-east-1/lab/")) {
            answer(exchange, 403, "{\"message\":\"The security token included in the request is invalid.\"}");
        } else if (exchange.getRequestURI().getPath().equals("/_lab/stop")) {
            answer(exchange, 202, "{}");
            System.exit(0);
        } else if (exchange.getRequestURI().getPath().startsWith("/_lab/clock")) {
            boolean step = options.contains("step");
            answer(
                    exchange,
                    200,
                    "{\"now\":\"2026-03-02T09:14:36Z\",\"mode\":\"" + (step ? "step" : "flow")
                            + "\",\"state\":\"held\",\"speed\":1,\"participants\":[]}");
        } else {
            answer(
                    exchange,
                    200,
                    "{\"version\":\"" + ScriptedCloud.class.getPackage().getImplementationVersion() + "\",\"pid\":"
                            + ProcessHandle.current().pid()
                            + ",\"account\":\"000000000000\",\"region\":\"us-east-1\""
                            + (Files.exists(damage) ? ",\"damage\":\"" + Files.readString(damage) + "\"" : "") + "}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
