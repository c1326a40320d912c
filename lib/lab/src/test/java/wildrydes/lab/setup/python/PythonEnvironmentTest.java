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
class PythonEnvironmentTest {

    private static final Python.Version VERSION = new Python.Version(3, 12, 1);

    @TempDir
    Path folder;

    private PythonEnvironment own() {
        return new PythonEnvironment(folder.resolve("it's mine").resolve(".venv"), false, false);
    }

    private Python python(String body) throws IOException {
        Path program = Scripts.write(folder.resolve("python3"), body);
        return new Python(List.of(program.toString()), VERSION, program.toString(), true);
    }

    private Python making(String interpreter) throws IOException {
        Path template = Scripts.write(folder.resolve("interpreter"), interpreter);
        Path program = Scripts.pythonMaking(folder.resolve("python3"), "3.12.1", template);
        return new Python(List.of(program.toString()), VERSION, program.toString(), true);
    }

    private static PythonEnvironment of(Map<String, String> variables) {
        return PythonEnvironment.of(new Machine(OperatingSystem.LINUX, variables, Path.of("/home/me")), Path.of("own"));
    }

    @Test
    void itIsOursUnlessOneIsNamedOrBindersOrMadeForTheWorkbook() {
        assertThat(of(Map.of())).isEqualTo(new PythonEnvironment(Path.of("own"), false, false));
        assertThat(of(Map.of("CONDA_PREFIX", "/conda", "CONDA_DEFAULT_ENV", "base", "VIRTUAL_ENV", "/work")))
                .isEqualTo(new PythonEnvironment(Path.of("own"), false, false));
        assertThat(of(Map.of("CONDA_PREFIX", "/conda", "CONDA_DEFAULT_ENV", "wildrydes")))
                .isEqualTo(new PythonEnvironment(Path.of("/conda"), false, true));
        assertThat(of(Map.of("CONDA_PREFIX", "/c", "CONDA_DEFAULT_ENV", "wildrydes", "NB_PYTHON_PREFIX", "/srv/nb")))
                .isEqualTo(new PythonEnvironment(Path.of("/srv/nb"), false, true));
        assertThat(of(Map.of("WILDRYDES_PYTHON_ENV", "/named/../mine", "NB_PYTHON_PREFIX", "/srv/nb")))
                .isEqualTo(new PythonEnvironment(Path.of("/mine"), false, true));
    }

    @Test
    void onWindowsItIsLaidOutInAnotherWay() throws IOException {
        var environment = new PythonEnvironment(folder, true, false);

        assertThat(environment.programs()).isEqualTo(folder.resolve("Scripts"));
        assertThat(environment.python()).isEqualTo(folder.resolve("Scripts").resolve("python.exe"));

        // As in a conda environment.
        Files.writeString(folder.resolve("python.exe"), "");
        assertThat(environment.python()).isEqualTo(folder.resolve("python.exe"));
    }

    @Test
    void oneThatIsMadeIsReady() throws IOException {
        assertThat(own().ready()).isFalse();

        own().make(making("[ \"$2\" = pip ]"));

        assertThat(own().exists()).isTrue();
        assertThat(own().whole()).isTrue();
        assertThat(own().ready()).isTrue();
    }

    @Test
    void oneWhosePipIsMissingIsNotReady() throws IOException {
        own().make(making("echo 'No module named pip' >&2; exit 1"));

        assertThat(own().ready()).isFalse();
    }

    @Test
    void oneWhoseInterpreterIsNoProgramIsNotReady() throws IOException {
        own().make(making(":"));
        Files.writeString(own().python(), "#!/no/such/python\n");

        assertThat(own().ready()).isFalse();
    }

    @Test
    void oneThatWasHalfMadeIsNotReadyAndIsMadeAnew() throws IOException {
        // As if somebody had stopped the making: a Python with pip, and nothing that says it came to its end.
        Scripts.write(own().python(), ":");
        Files.writeString(own().prefix().resolve("left"), "");
        assertThat(own().ready()).isFalse();

        own().make(making(":"));

        assertThat(own().ready()).isTrue();
        assertThat(own().prefix().resolve("left")).doesNotExist();
    }

    @Test
    void oneThatIsBeingChangedIsNotReady() throws IOException {
        own().make(making(":"));

        own().beginChange();
        assertThat(own().ready()).isFalse();
        own().endChange();
        assertThat(own().ready()).isTrue();
    }

    @Test
    void aGivenOneIsTakenAsItIsAndNeverMade() throws IOException {
        var given = new PythonEnvironment(folder.resolve("given"), false, true);
        Python python = python("exit 9");
        assertThatThrownBy(() -> given.make(python))
                .isInstanceOf(LabException.class)
                .hasMessage("The environment " + given.prefix() + " has no bin/python with pip. Make it, or unset what"
                        + " names it (WILDRYDES_PYTHON_ENV, NB_PYTHON_PREFIX or CONDA_DEFAULT_ENV) to have one made in"
                        + " .venv.");

        Scripts.write(given.python(), ":");
        assertThat(given.ready()).isTrue();
    }

    @Test
    void whatPythonSaysInsteadOfMakingItIsPassedOn() throws IOException {
        Python python = python("echo first; echo 'Error: Unable to create directory'; exit 1");

        assertThatThrownBy(() -> own().make(python))
                .isInstanceOf(LabException.class)
                .hasMessage("The environment " + own().prefix() + " could not be made by " + python
                        + ": Error: Unable to create directory. Remove " + own().prefix() + " and run ./mvnw again.");
    }

    @Test
    void aPythonThatMakesNothingIsNotBelieved() throws IOException {
        Python python = python(":");

        assertThatThrownBy(() -> own().make(python))
                .isInstanceOf(LabException.class)
                .hasMessage("The environment " + own().prefix() + " could not be made by " + python
                        + ": it said nothing. Remove " + own().prefix() + " and run ./mvnw again.");
    }

    @Test
    void aPythonThatIsGoneIsNamed() {
        Python python = new Python(List.of(folder.resolve("gone").toString()), VERSION, "gone", true);

        assertThatThrownBy(() -> own().make(python))
                .isInstanceOf(LabException.class)
                .hasMessageStartingWith(
                        "The environment " + own().prefix() + " could not be made by Python 3.12.1 (gone) (")
                .hasMessageEndingWith("). See whether its folder can be written to, then run ./mvnw again.");
    }
}
