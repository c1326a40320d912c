package wildrydes.lab.setup.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.LabException;
import wildrydes.lab.setup.Scripts;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.machine.OperatingSystem;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = Scripts.NEEDS_SHELL)
class PythonSearchTest {

    private static final String NEXT =
            " Install Python 3.10 or newer, on Debian and Ubuntu by: sudo apt install python3"
                    + " python3-venv, then run ./mvnw again.";

    @TempDir
    Path folder;

    private Path named(String name) {
        return folder.resolve("my programs").resolve(name);
    }

    private PythonSearch search(OperatingSystem system) throws IOException {
        Path programs = Files.createDirectories(folder.resolve("my programs"));
        return new PythonSearch(new Machine(system, Map.of("PATH", programs.toString()), folder));
    }

    private void assertNone(String sentence) throws IOException {
        PythonSearch search = search(OperatingSystem.LINUX);
        assertThatThrownBy(search::find).isInstanceOf(LabException.class).hasMessage(sentence);
    }

    @Test
    void theFirstThatWillDoIsTaken() throws IOException {
        Scripts.python(named("python3"), "3.13.0", true);
        Scripts.python(named("python3.12"), "3.12.1", true);

        Python python = search(OperatingSystem.LINUX).find();

        assertThat(python.command()).containsExactly(named("python3").toString());
        assertThat(python).hasToString("Python 3.13.0 (" + named("python3") + ")");
    }

    @Test
    void aNewerOneIsFoundBesideAnOldAnIncompleteAndABrokenOne() throws IOException {
        Scripts.python(named("python3"), "3.9.18", true);
        Scripts.python(named("python"), "3.12.1", false);
        Scripts.write(named("python3.13"), "echo 'pyenv: python3.13: command not found' >&2; exit 127");
        Scripts.python(named("python3.11"), "3.11.7", true);

        assertThat(search(OperatingSystem.LINUX).find().version()).isEqualTo(new Python.Version(3, 11, 7));
    }

    @Test
    void theLauncherOfWindowsIsAskedForPython3() throws IOException {
        Scripts.write(named("py"), "[ \"$1\" = -3 ] && echo 'wildrydes 3.12.1 yes C:\\\\Python\\\\python.exe'");

        assertThat(search(OperatingSystem.LINUX).find().command())
                .containsExactly(named("py").toString(), "-3");
    }

    @Test
    void whereThereIsNoneTheNextStepIsTheSystemsOwn() throws IOException {
        assertNone("No Python was found on the PATH under the names python3, python or py." + NEXT);

        PythonSearch mac = search(OperatingSystem.MAC);
        assertThatThrownBy(mac::find)
                .hasMessageEndingWith("3.10 or newer, by: brew install python@3.12, then run ./mvnw again.");
        PythonSearch windows = search(OperatingSystem.WINDOWS);
        assertThatThrownBy(windows::find)
                .hasMessageEndingWith("3.10 or newer, by: winget install Python.Python.3.12, then run mvnw again.");
    }

    @Test
    void oneThatIsTooOldIsNamedOnce() throws IOException {
        Scripts.python(named("python3"), "3.9.18", true);
        Files.copy(named("python3"), named("python"));
        assertThat(named("python").toFile().setExecutable(true)).isTrue();

        assertNone("Python 3.9.18 (" + named("python3") + ") is too old for JupyterLab." + NEXT);
    }

    @Test
    void allThatAreTooOldAreNamed() throws IOException {
        Scripts.python(named("python3"), "3.9.18", true);
        Scripts.python(named("python"), "2.7.18", false);

        assertNone("Python 3.9.18 (" + named("python3") + ") and Python 2.7.18 (" + named("python")
                + ") are too old for JupyterLab." + NEXT);
    }

    @Test
    void oneWithoutEnvironmentsNamesThePackageThatHasThem() throws IOException {
        Scripts.python(named("python3"), "3.11.2", false);

        assertNone("Python 3.11.2 (" + named("python3") + ") has no modules venv and ensurepip, which make"
                + " environments. Install them, on Debian and Ubuntu by: sudo apt install python3.11-venv, then run"
                + " ./mvnw again.");
    }

    @Test
    void whatIsNamedLikeAPythonAndIsNoneIsPassedOver() throws IOException {
        Scripts.write(named("python3"), "echo 'Python was not found; run without arguments to install it.'; exit 49");
        Files.writeString(named("python"), "no program");
        assertThat(named("python").toFile().setExecutable(true)).isTrue();

        assertNone("No Python was found on the PATH under the names python3, python or py." + NEXT);
    }

    @Test
    void anAnswerIsFoundAmongOtherLines() {
        assertThat(Python.read(
                        List.of("python3"), List.of("Warning: old", "wildrydes 3.12.1 yes /opt/my python/bin/python")))
                .contains(new Python(
                        List.of("python3"), new Python.Version(3, 12, 1), "/opt/my python/bin/python", true));
        assertThat(Python.read(List.of("python3"), List.of("Python 3.12.1"))).isEmpty();
    }

    @Test
    void versionsAreComparedByNumber() {
        assertThat(new Python.Version(3, 9, 18)).isLessThan(Python.OLDEST);
        assertThat(new Python.Version(2, 11, 0)).isLessThan(Python.OLDEST);
        assertThat(new Python.Version(3, 10, 0)).isEqualByComparingTo(Python.OLDEST);
        assertThat(new Python.Version(3, 10, 1)).isGreaterThan(Python.OLDEST);
        assertThat(new Python.Version(4, 0, 0)).isGreaterThan(Python.OLDEST);
    }
}
