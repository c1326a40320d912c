package wildrydes.lab.setup.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.setup.Scripts;

class MachineTest {

    private static final Path HOME = Path.of("home").toAbsolutePath();

    @TempDir
    Path folder;

    private static Machine linux(Map<String, String> environment) {
        return new Machine(OperatingSystem.LINUX, environment, HOME);
    }

    private static Machine windows(Map<String, String> environment) {
        return new Machine(OperatingSystem.WINDOWS, environment, HOME);
    }

    private static Machine mac(Map<String, String> environment) {
        return new Machine(OperatingSystem.MAC, environment, HOME);
    }

    private static String path(Object... folders) {
        return String.join(
                File.pathSeparator,
                List.of(folders).stream().map(String::valueOf).toList());
    }

    @Test
    void systemsAreKnownByTheirNames() {
        assertThat(OperatingSystem.named("Linux")).isEqualTo(OperatingSystem.LINUX);
        assertThat(OperatingSystem.named("Mac OS X")).isEqualTo(OperatingSystem.MAC);
        assertThat(OperatingSystem.named("Windows 11")).isEqualTo(OperatingSystem.WINDOWS);
        assertThat(OperatingSystem.named("FreeBSD")).isEqualTo(OperatingSystem.LINUX);
    }

    @Test
    void variablesThatAreNotSetAreEmptyAndOnWindowsTheirCaseDoesNotMatter() {
        assertThat(linux(Map.of()).variable("PATH")).isEmpty();
        assertThat(linux(Map.of("Path", "x")).variable("PATH")).isEmpty();
        assertThat(windows(Map.of("Path", "x")).variable("PATH")).isEqualTo("x");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = Scripts.NEEDS_SHELL)
    void theFirstProgramOnThePathIsTaken() throws IOException {
        Path second = Scripts.write(folder.resolve("second one").resolve("python3"), "");
        Scripts.write(folder.resolve("third").resolve("python3"), "");
        Files.createDirectories(folder.resolve("first").resolve("python3"));
        Files.writeString(folder.resolve("python3"), "not executable");
        Machine machine = linux(Map.of(
                "PATH",
                path(
                        folder.resolve("missing"),
                        "",
                        folder.resolve("first"),
                        folder,
                        second.getParent(),
                        folder.resolve("third"))));

        assertThat(machine.program("python3")).contains(second);
        assertThat(machine.program("python")).isEmpty();
        assertThat(linux(Map.of()).program("python3")).isEmpty();
    }

    @Test
    void onWindowsProgramsHaveEndingsAndFoldersMayHaveQuotes() throws IOException {
        Path program = Files.createDirectories(folder.resolve("Program Files")).resolve("py.exe");
        Files.writeString(program, "");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Machine machine = windows(Map.of("Path", path("\u0000", "\"" + program.getParent() + "\"")));

        assertThat(machine.program("py")).contains(program);
    }

    @Test
    void aBrowserOpensWhereThereIsADisplay() {
        assertThat(linux(Map.of()).hasDisplay()).isFalse();
        assertThat(linux(Map.of("DISPLAY", " ")).hasDisplay()).isFalse();
        assertThat(linux(Map.of("DISPLAY", ":0")).hasDisplay()).isTrue();
        assertThat(linux(Map.of("WAYLAND_DISPLAY", "wayland-0")).hasDisplay()).isTrue();
        assertThat(linux(Map.of("BROWSER", "wslview")).hasDisplay()).isTrue();
        assertThat(mac(Map.of()).hasDisplay()).isTrue();
        assertThat(windows(Map.of()).hasDisplay()).isTrue();
    }

    @Test
    void jupyterKeepsItsRunningServersWhereItsDocumentationSays() {
        Path chosen = folder.resolve("chosen");
        assertThat(linux(Map.of()).jupyterRuntime()).isEqualTo(HOME.resolve(".local/share/jupyter/runtime"));
        assertThat(linux(Map.of("XDG_DATA_HOME", chosen.toString())).jupyterRuntime())
                .isEqualTo(chosen.resolve("jupyter/runtime"));
        assertThat(mac(Map.of()).jupyterRuntime()).isEqualTo(HOME.resolve("Library/Jupyter/runtime"));
        assertThat(windows(Map.of()).jupyterRuntime()).isEqualTo(HOME.resolve(".jupyter/data/runtime"));
        assertThat(windows(Map.of("APPDATA", chosen.toString())).jupyterRuntime())
                .isEqualTo(chosen.resolve("jupyter/runtime"));
        assertThat(linux(Map.of("JUPYTER_DATA_DIR", chosen.toString())).jupyterRuntime())
                .isEqualTo(chosen.resolve("runtime"));
        assertThat(mac(Map.of("JUPYTER_RUNTIME_DIR", chosen.toString(), "JUPYTER_DATA_DIR", "other"))
                        .jupyterRuntime())
                .isEqualTo(chosen);
    }

    @Test
    void foldersGoBeforeThePath() {
        assertThat(linux(Map.of("PATH", "b")).pathBeginningWith(List.of(Path.of("a"))))
                .isEqualTo(path("a", "b"));
        assertThat(linux(Map.of()).pathBeginningWith(List.of(Path.of("a"), Path.of("b"))))
                .isEqualTo(path("a", "b"));
    }

    @Test
    void itsJavaIsTheOneThatRunsThis() {
        assertThat(Machine.here().java()).isExecutable();
        assertThat(windows(Map.of()).java()).hasFileName("java.exe");
    }
}
