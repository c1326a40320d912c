package wildrydes.kernel.jupyter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What the front end wrote into the connection file: where the kernel shall listen, and the key that signs messages.
 *
 * @param address transport and host, for example {@code tcp://127.0.0.1}
 * @param key the secret of HMAC-SHA256; empty for unsigned messages
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/kernels.html#connection-files">Connection files</a>
 */
public record Connection(String address, int shell, int control, int stdin, int iopub, int heartbeat, String key) {

    /**
     * Reads a connection file.
     *
     * @throws StartException if it cannot be read, or asks for what this kernel cannot do
     */
    public static Connection read(Path file) {
        try {
            var fields = new Fields("the connection file", Json.object(Files.readAllBytes(file)));
            String transport = fields.text("transport", "tcp");
            if (!transport.equals("tcp")) {
                throw new StartException("The connection file " + file + " asks for the transport " + transport
                        + ", and this kernel speaks tcp only. Set c.ConnectionFileMixin.transport to tcp.");
            }
            String key = fields.text("key", "");
            String scheme = fields.text("signature_scheme", "hmac-sha256");
            if (!key.isEmpty() && !scheme.equals("hmac-sha256")) {
                throw new StartException("The connection file " + file + " asks for the signature scheme " + scheme
                        + ", and this kernel signs with hmac-sha256 only. Set c.Session.signature_scheme to it.");
            }
            return new Connection(
                    transport + "://" + fields.text("ip", "127.0.0.1"),
                    fields.number("shell_port", 0),
                    fields.number("control_port", 0),
                    fields.number("stdin_port", 0),
                    fields.number("iopub_port", 0),
                    fields.number("hb_port", 0),
                    key);
        } catch (NoSuchFileException e) {
            throw new StartException(
                    "There is no connection file " + file + ". Start the kernel from Jupyter, which writes one.", e);
        } catch (MalformedException e) {
            throw new StartException(e.getMessage() + " The file is " + file + "; start the kernel from Jupyter.", e);
        } catch (IOException e) {
            throw new StartException(
                    "The connection file " + file + " cannot be read (" + e.getMessage()
                            + "). Start the kernel from Jupyter, which writes a new one.",
                    e);
        }
    }

    String of(Channel channel) {
        return at(
                switch (channel) {
                    case SHELL -> shell;
                    case CONTROL -> control;
                    case STDIN -> stdin;
                    case IOPUB -> iopub;
                });
    }

    String ofHeartbeat() {
        return at(heartbeat);
    }

    private String at(int port) {
        return address + ":" + port;
    }
}
