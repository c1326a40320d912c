package wildrydes.lab.setup.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.LabException;
import wildrydes.lab.setup.ScriptedJupyter;
import wildrydes.lab.setup.Scripts;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = Scripts.NEEDS_SHELL)
class LabServerTest {

    private static final long HERE = ProcessHandle.current().pid();

    @TempDir
    Path folder;

    private Path root;
    private Path runtime;
    private Process process;
    private ScriptedJupyter jupyter;

    @BeforeEach
    void start() throws IOException {
        root = Files.createDirectories(folder.resolve("my work"));
        runtime = Files.createDirectories(folder.resolve("runtime"));
        process = new ProcessBuilder("sleep", "300").start();
        jupyter = new ScriptedJupyter(process::destroy);
    }

    @AfterEach
    void end() {
        jupyter.close();
        process.destroyForcibly();
    }

    private Path file(String name) {
        return runtime.resolve("jpserver-" + name + ".json");
    }

    @Test
    void theServerThatShowsTheFolderIsFoundAmongOthers() throws IOException {
        jupyter.note(file("1"), HERE, folder.resolve("other"));
        jupyter.note(file("2"), process.pid(), root);
        jupyter.note(runtime.resolve("nbserver-3.json"), HERE, root);

        assertThat(LabServer.showing(root, runtime))
                .containsExactly(new LabServer(process.pid(), jupyter.url(), ScriptedJupyter.TOKEN, root));
    }

    @Test
    void aFolderIsTheSameOverALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), root);
        jupyter.note(file("1"), HERE, root);

        assertThat(LabServer.showing(link, runtime)).hasSize(1);
    }

    @Test
    void filesOfServersThatAreGoneOrNotReadyAreNone() throws IOException {
        Process ended = new ProcessBuilder("true").start();
        ended.onExit().join();
        jupyter.note(file("1"), ended.pid(), root);
        Files.writeString(file("2"), "{\"pid\":");
        Files.writeString(file("3"), "");
        Files.writeString(file("4"), "[]");
        Files.writeString(
                file("5"), "{\"pid\":" + HERE + ",\"url\":\"http+unix://%2Fsocket/\",\"root_dir\":\"" + root + "\"}");
        Files.writeString(file("6"), "{\"pid\":" + HERE + ",\"url\":\"http://127.0.0.1:1/\",\"root_dir\":\"\\u0000\"}");
        Files.writeString(
                file("7"), "{\"pid\":" + HERE + ",\"url\":\"http://127.0.0.1:1/\",\"root_dir\":\"" + root + "\"}");
        Files.createDirectories(file("8"));

        assertThat(LabServer.showing(root, runtime)).isEmpty();
        assertThat(LabServer.showing(root, folder.resolve("missing"))).isEmpty();
    }

    @Test
    void oneThatDoesNotKnowTheTokenIsNotTaken() throws IOException {
        Files.writeString(
                file("1"),
                "{\"pid\":" + HERE + ",\"url\":\"" + jupyter.url() + "\",\"token\":\"old\",\"root_dir\":\"" + root
                        + "\"}");

        assertThat(LabServer.showing(root, runtime)).isEmpty();
    }

    @Test
    void itsAddressOpensAPage() {
        assertThat(new LabServer(1, "http://localhost:8888/", "t0k3n", root).address("lab/tree/00-set-up.ipynb"))
                .isEqualTo("http://localhost:8888/lab/tree/00-set-up.ipynb?token=t0k3n");
        assertThat(new LabServer(1, "http://localhost:8888/", "", root).address("lab"))
                .isEqualTo("http://localhost:8888/lab");
    }

    @Test
    void itsKernelsAreCountedWhereItTells() {
        assertThat(new LabServer(HERE, jupyter.url(), ScriptedJupyter.TOKEN, root).kernels())
                .isEqualTo(2);
        assertThat(new LabServer(HERE, jupyter.url(), "wrong", root).kernels()).isZero();
    }

    @Test
    void itEndsWhenItIsAsked() {
        new LabServer(process.pid(), jupyter.url(), ScriptedJupyter.TOKEN, root).stop();

        assertThat(process.isAlive()).isFalse();
        assertThat(jupyter.asked()).containsExactly("POST /base/api/shutdown");
    }

    @Test
    void oneThatDoesNotListenIsEnded() {
        new LabServer(process.pid(), jupyter.url(), "wrong", root).stop();

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void anEndedOneCanBeStopped() {
        process.destroyForcibly().onExit().join();
        jupyter.close();

        new LabServer(process.pid(), jupyter.url(), "", root).stop();

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void anInterruptEndsTheWaitForItsEnd() {
        var server = new LabServer(process.pid(), jupyter.url(), ScriptedJupyter.TOKEN, root);
        Thread.currentThread().interrupt();

        assertThatThrownBy(server::stop)
                .isInstanceOf(LabException.class)
                .hasMessage("Interrupted while JupyterLab was stopping.");
        assertThat(Thread.interrupted()).isTrue();
    }
}
