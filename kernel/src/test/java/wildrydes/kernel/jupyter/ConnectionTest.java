package wildrydes.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest {

    @TempDir
    private Path folder;

    @Test
    void aConnectionFileIsRead() throws Exception {
        Path file = file("""
                {"transport": "tcp", "ip": "127.0.0.1", "shell_port": 1, "control_port": 2, "stdin_port": 3,
                 "iopub_port": 4, "hb_port": 5, "signature_scheme": "hmac-sha256", "key": "k", "kernel_name": "java"}
                """);

        assertThat(Connection.read(file)).isEqualTo(new Connection("tcp://127.0.0.1", 1, 2, 3, 4, 5, "k"));
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path file = folder.resolve("none.json");

        assertThatThrownBy(() -> Connection.read(file))
                .isInstanceOf(StartException.class)
                .hasMessage(
                        "There is no connection file " + file + ". Start the kernel from Jupyter, which writes one.");
    }

    @Test
    void aFileThatIsNoConnectionFileIsNamed() throws Exception {
        Path noJson = file("hello");
        assertThatThrownBy(() -> Connection.read(noJson))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("The connection file " + noJson + " cannot be read (");

        Path wrongPort = file("{\"shell_port\": \"one\"}");
        assertThatThrownBy(() -> Connection.read(wrongPort))
                .hasMessage(
                        "The field shell_port of the connection file must be a whole number and is one. The file is "
                                + wrongPort + "; start the kernel from Jupyter.");
    }

    @Test
    void whatTheKernelCannotDoIsSaid() throws Exception {
        Path ipc = file("{\"transport\": \"ipc\"}");
        assertThatThrownBy(() -> Connection.read(ipc))
                .hasMessage(
                        "The connection file " + ipc + " asks for the transport ipc, and this kernel speaks tcp only."
                                + " Set c.ConnectionFileMixin.transport to tcp.");

        Path md5 = file("{\"signature_scheme\": \"hmac-md5\", \"key\": \"k\"}");
        assertThatThrownBy(() -> Connection.read(md5))
                .hasMessage(
                        "The connection file " + md5 + " asks for the signature scheme hmac-md5, and this kernel signs"
                                + " with hmac-sha256 only. Set c.Session.signature_scheme to it.");
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (var taken = new ServerSocket(0)) {
            var connection = new Connection("tcp://127.0.0.1", taken.getLocalPort(), 0, 0, 0, 0, "");

            assertThatThrownBy(() -> new Sockets(connection, new Outbox(), new KernelLog(folder.resolve("log"))))
                    .isInstanceOf(StartException.class)
                    .hasMessageStartingWith(
                            "The kernel cannot listen on tcp://127.0.0.1:" + taken.getLocalPort() + " (")
                    .hasMessageEndingWith("Another program may use the port; restart the kernel from Jupyter, which"
                            + " chooses new ones.");
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "connection", ".json"), text);
    }
}
