package wildrydes.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JupyterFoldersTest {

    private static final Path HOME = Path.of("/home/rider");

    @Test
    void eachSystemHasItsOwnPlace() {
        assertThat(new JupyterFolders(Map.of(), HOME, "Linux").user()).isEqualTo(HOME.resolve(".local/share/jupyter"));
        assertThat(new JupyterFolders(Map.of(), HOME, "Mac OS X").user()).isEqualTo(HOME.resolve("Library/Jupyter"));
        assertThat(new JupyterFolders(Map.of("APPDATA", "/roaming"), HOME, "Windows 11").user())
                .isEqualTo(Path.of("/roaming/jupyter"));
        assertThat(new JupyterFolders(Map.of(), HOME, "Windows 11").user()).isEqualTo(HOME.resolve(".jupyter/data"));
    }

    @Test
    void theUsersChoiceComesFirst() {
        Map<String, String> chosen = Map.of("JUPYTER_DATA_DIR", "/chosen", "XDG_DATA_HOME", "/xdg");

        assertThat(new JupyterFolders(chosen, HOME, "Linux").user()).isEqualTo(Path.of("/chosen"));
        assertThat(new JupyterFolders(chosen, HOME, "Mac OS X").user()).isEqualTo(Path.of("/chosen"));
        assertThat(new JupyterFolders(Map.of("XDG_DATA_HOME", "/xdg"), HOME, "Linux").user())
                .isEqualTo(Path.of("/xdg/jupyter"));
    }

    @Test
    void virtualAndCondaEnvironmentsAreRecognised(@TempDir Path folder) throws IOException {
        assertThat(JupyterFolders.isEnvironment(folder)).isFalse();

        Files.createDirectory(folder.resolve("conda-meta"));
        assertThat(JupyterFolders.isEnvironment(folder)).isTrue();
        Files.delete(folder.resolve("conda-meta"));
        Files.writeString(folder.resolve("pyvenv.cfg"), "");
        assertThat(JupyterFolders.isEnvironment(folder)).isTrue();
    }
}
