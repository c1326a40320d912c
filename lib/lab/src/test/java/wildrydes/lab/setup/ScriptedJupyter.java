package wildrydes.lab.setup;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as a Jupyter server does to those who know its token, here in the test or as a process of its own. */
public final class ScriptedJupyter implements AutoCloseable {

    /** What it asks for. */
    public static final String TOKEN = "secret";

    private final HttpServer server;
    private final Runnable shutdown;
    private final CopyOnWriteArrayList<String> asked = new CopyOnWriteArrayList<>();

    /** @param shutdown what it does when it is asked to end */
    public ScriptedJupyter(Runnable shutdown) throws IOException {
        this.shutdown = shutdown;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Shows a folder, named by {@code --ServerApp.root_dir}, until it is asked to end. First argument: runtime folder. */
    public static void main(String[] arguments) throws IOException {
        String option = "--ServerApp.root_dir=";
        String root = "";
        for (String argument : arguments) {
            root = argument.startsWith(option) ? argument.substring(option.length()) : root;
        }
        Path runtime = Files.createDirectories(Path.of(arguments[0]));
        Files.write(runtime.resolve("asked.txt"), java.util.List.of(arguments));
        Path file = runtime.resolve("jpserver-" + ProcessHandle.current().pid() + ".json");
        var jupyter = new ScriptedJupyter(() -> {
            file.toFile().delete();
            new Thread(() -> System.exit(0)).start();
        });
        jupyter.note(file, ProcessHandle.current().pid(), Path.of(root));
    }

    /** Writes the file by which it is found. */
    public void note(Path file, long pid, Path root) throws IOException {
        Path half = file.resolveSibling("half");
        Files.createDirectories(file.getParent());
        Files.writeString(
                half,
                "{\"pid\":" + pid + ",\"url\":\"" + url() + "\",\"token\":\"" + TOKEN + "\",\"root_dir\":\"" + root
                        + "\"}");
        Files.move(half, file);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/base/";
    }

    public java.util.List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        asked.add(request);
        String given = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
        if (!given.equals("token " + TOKEN)) {
            answer(exchange, 403, "{\"message\":\"Forbidden\"}");
            return;
        }
        switch (request) {
            case "GET /base/api/status" -> answer(exchange, 200, "{\"started\":\"2026-11-24T00:00:00Z\"}");
            case "GET /base/api/kernels" -> answer(exchange, 200, "[{\"id\":\"a\"},{\"id\":\"b\"}]");
            case "POST /base/api/shutdown" -> {
                answer(exchange, 200, "");
                shutdown.run();
            }
            default -> answer(exchange, 404, "{}");
        }
    }

    private static void answer(HttpExchange exchange, int code, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
