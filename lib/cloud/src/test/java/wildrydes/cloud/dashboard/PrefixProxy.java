package wildrydes.cloud.dashboard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A proxy that serves another server below a prefix, as jupyter-server-proxy does: it takes the prefix off the path and hands on
 * all headers as they came, the host that the browser called among them. One request a connection.
 */
final class PrefixProxy implements AutoCloseable {

    private static final int END_OF_HEAD = 0x0d0a0d0a;

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile int target;

    PrefixProxy() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** Hands requests on to this port from now on. */
    void to(int port) {
        target = port;
    }

    int port() {
        return socket.getLocalPort();
    }

    private String prefix() {
        return "/user/ada/proxy/" + target;
    }

    /** Where a browser finds the target's path. */
    String address(String host, String path) {
        return "http://" + host + ":" + port() + prefix() + path;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            }
        } catch (SocketException e) {
            return; // closed
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getByName("127.0.0.1"), target)) {
            String head = head(client.getInputStream());
            if (head.isEmpty()) {
                return;
            }
            int body = head.lines()
                    .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                    .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                    .findFirst()
                    .orElse(0);
            OutputStream out = server.getOutputStream();
            out.write(handedOn(head).getBytes(StandardCharsets.ISO_8859_1));
            out.write(client.getInputStream().readNBytes(body));
            out.flush();
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // The browser left, as it does when a page is closed.
            return;
        }
    }

    private String handedOn(String head) {
        List<String> lines = new ArrayList<>();
        for (String line : head.split("\r\n")) {
            if (!line.toLowerCase(java.util.Locale.ROOT).startsWith("connection:")) {
                lines.add(line);
            }
        }
        lines.set(0, lines.get(0).replaceFirst(" " + prefix(), " "));
        return String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        while (last != END_OF_HEAD) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
            last = last << 8 | next;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdown();
    }
}
