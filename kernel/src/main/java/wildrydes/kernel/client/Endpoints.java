package wildrydes.kernel.client;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where a kernel listens, and the key that signs its messages: what a front end writes into a connection file.
 *
 * @param address transport and host, for example {@code tcp://127.0.0.1}
 * @param key the secret of HMAC-SHA256; empty for unsigned messages
 */
record Endpoints(String address, int shell, int control, int stdin, int iopub, int heartbeat, String key) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int PORTS = 5;

    /**
     * The first of the ports that systems lend to connections of whoever asks: 32768 on Linux (its ip_local_port_range,
     * docs.kernel.org/networking/ip-sysctl.html), 49152 elsewhere (RFC 6335). One below it is not taken by chance before the kernel
     * listens there.
     */
    private static final int FIRST_LENT = 32_768;

    private static final int FIRST = 10_000;
    private static final int ATTEMPTS = 1_000;

    /** Ports of this machine that are free at this moment, and a new key. */
    static Endpoints free() throws IOException {
        var held = new ArrayList<ServerSocket>();
        try {
            // All are held until the last is found, so that they differ.
            for (int port = 0; port < PORTS; port++) {
                held.add(listening());
            }
            List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
            return new Endpoints(
                    "tcp://127.0.0.1",
                    ports.get(0),
                    ports.get(1),
                    ports.get(2),
                    ports.get(3),
                    ports.get(4),
                    Envelopes.newId());
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    private static ServerSocket listening() throws IOException {
        InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        for (int attempt = 1; ; attempt++) {
            try {
                return new ServerSocket(ThreadLocalRandom.current().nextInt(FIRST, FIRST_LENT), 1, here);
            } catch (BindException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /**
     * What a connection file says.
     *
     * @throws KernelException if it cannot be read
     */
    @SuppressWarnings("unchecked")
    static Endpoints read(Path file) {
        try {
            Map<String, Object> fields = JSON.readValue(Files.readString(file), Map.class);
            return new Endpoints(
                    Json.text(fields, "transport") + "://" + Json.text(fields, "ip"),
                    Json.number(fields, "shell_port"),
                    Json.number(fields, "control_port"),
                    Json.number(fields, "stdin_port"),
                    Json.number(fields, "iopub_port"),
                    Json.number(fields, "hb_port"),
                    Json.text(fields, "key"));
        } catch (JacksonException e) {
            throw new KernelException("The connection file " + file + " is not JSON. Start the kernel again.", e);
        } catch (IOException e) {
            throw new KernelException("The connection file " + file + " cannot be read (" + e + ").", e);
        }
    }

    /** Writes the connection file that a kernel is started with. */
    void write(Path file) throws IOException {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("transport", address.substring(0, address.indexOf(':')));
        fields.put("ip", address.substring(address.indexOf("://") + 3));
        fields.put("shell_port", shell);
        fields.put("control_port", control);
        fields.put("stdin_port", stdin);
        fields.put("iopub_port", iopub);
        fields.put("hb_port", heartbeat);
        fields.put("signature_scheme", "hmac-sha256");
        fields.put("key", key);
        fields.put("kernel_name", "java");
        Files.write(file, JSON.writeValueAsBytes(fields));
    }

    String of(Channel channel) {
        return address
                + ":"
                + switch (channel) {
                    case SHELL -> shell;
                    case CONTROL -> control;
                    case STDIN -> stdin;
                    case IOPUB -> iopub;
                };
    }

    String ofHeartbeat() {
        return address + ":" + heartbeat;
    }
}
