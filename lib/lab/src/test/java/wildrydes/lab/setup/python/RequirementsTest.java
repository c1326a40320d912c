package wildrydes.lab.setup.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.LabException;
import wildrydes.lab.setup.Scripts;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = Scripts.NEEDS_SHELL)
class RequirementsTest {

    private static final String INSTALLS = """
            echo "$* PIP_USER=$PIP_USER" >"$0.asked"
            echo "Ignoring appnope: markers do not match"
            echo "Collecting six==1.17.0"
            echo "Installing collected packages: six"
            echo "Successfully installed six-1.17.0\"""";

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private Requirements requirements;
    private PythonEnvironment environment;

    @BeforeEach
    void make() throws IOException {
        Path file = folder.resolve("a b").resolve("requirements.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "# Pinned.\nsix==1.17.0  # via x\n\nappnope==1.0.0 ; sys_platform == 'darwin'\n");
        requirements = new Requirements(file);
        environment = new PythonEnvironment(folder.resolve("it's mine"), false, false);
        pip(INSTALLS);
        environment.endChange();
    }

    private void pip(String body) throws IOException {
        Scripts.write(environment.python(), body);
    }

    private void install() {
        requirements.install(environment, told::add);
    }

    private String log() {
        return " All that pip said is in " + environment.note("pip.log") + ".";
    }

    @Test
    void packagesAreCountedWithoutCommentsAndEmptyLines() {
        assertThat(requirements.packages()).isEqualTo(2);
    }

    @Test
    void whatWasInstalledIsNoted() throws IOException {
        assertThat(requirements.installedIn(environment)).isFalse();

        assertThat(requirements.install(environment, told::add)).isEqualTo(1);

        assertThat(requirements.installedIn(environment)).isTrue();
        assertThat(environment.whole()).isTrue();
        assertThat(told).containsExactly("six, 1 of 1", "unpacking 1 package");
        assertThat(environment.note("pip.log")).content().contains("Successfully installed six-1.17.0");
        assertThat(Path.of(environment.python() + ".asked"))
                .content()
                .isEqualTo("-m pip install --disable-pip-version-check --no-input --retries 2 --progress-bar off -r "
                        + requirements.file() + " PIP_USER=0\n");
    }

    @Test
    void aChangedFileIsNotInstalledYetAndOtherLineEndsAreNoChange() throws IOException {
        install();
        Files.writeString(
                requirements.file(), Files.readString(requirements.file()).replace("\n", "\r\n"));
        assertThat(requirements.installedIn(environment)).isTrue();

        Files.writeString(requirements.file(), "six==1.16.0\n");
        assertThat(requirements.installedIn(environment)).isFalse();
    }

    @Test
    void anEnvironmentThatIsGoneOrHalfMadeHasNothingInstalled() throws IOException {
        install();
        environment.beginChange();
        assertThat(requirements.installedIn(environment)).isFalse();
        environment.endChange();
        assertThat(requirements.installedIn(environment)).isTrue();

        Files.delete(environment.python());
        assertThat(requirements.installedIn(environment)).isFalse();
    }

    @Test
    void aNoteThatCannotBeReadCountsAsNone() throws IOException {
        Files.createDirectories(environment.note("requirements.sha256"));

        assertThat(requirements.installedIn(environment)).isFalse();
    }

    @Test
    void aStopWhileDownloadingLeavesTheEnvironmentWhole() throws IOException {
        pip("echo 'Collecting six==1.17.0'; echo 'ERROR: Operation cancelled by user'; exit 1");

        assertThatThrownBy(this::install)
                .isInstanceOf(LabException.class)
                .hasMessage("The Python packages could not be installed: Operation cancelled by user. Run ./mvnw again;"
                        + " if that does not help, remove the environment's folder first." + log());
        assertThat(environment.whole()).isTrue();
        assertThat(requirements.installedIn(environment)).isFalse();
    }

    @Test
    void aStopWhileUnpackingLeavesAnEnvironmentThatIsMadeAnew() throws IOException {
        install();
        pip("echo 'Installing collected packages: six'; kill -9 $$");

        assertThatThrownBy(this::install).isInstanceOf(LabException.class);

        assertThat(environment.whole()).isFalse();
        assertThat(requirements.installedIn(environment)).isFalse();
    }

    @Test
    void withoutANetworkTheNextStepIsNamedAndAllThatPipSaidIsKept() throws IOException {
        pip("""
                echo "WARNING: Retrying after connection broken by 'NewConnectionError'"
                echo "ERROR: Could not find a version that satisfies the requirement six" >&2
                exit 1""");

        assertThatThrownBy(this::install)
                .isInstanceOf(LabException.class)
                .hasMessage("The Python packages could not be downloaded, because their index (pypi.org, where nothing"
                        + " else is configured) was not reached. Connect to the network, or set HTTPS_PROXY or"
                        + " PIP_INDEX_URL for your site, then run ./mvnw again." + log());
        assertThat(told).containsExactly("the index of packages does not answer; trying again");
        assertThat(environment.note("pip.log")).content().contains("NewConnectionError", "Could not find a version");
    }

    @Test
    void aFolderThatCannotBeWrittenToIsNamed() throws IOException {
        Path share = environment.prefix().resolve("share");
        Files.move(share, share.resolveSibling("away"));
        Files.writeString(share, "a file in place of the folder");

        assertThatThrownBy(this::install)
                .isInstanceOf(LabException.class)
                .hasMessageStartingWith("The packages of " + requirements.file() + " cannot be installed in "
                        + environment.prefix() + " (")
                .hasMessageEndingWith("). See whether that folder can be written to, then run ./mvnw again.");
    }

    @Test
    void aListThatIsMissingCanBeFetchedAgain() throws IOException {
        Files.delete(requirements.file());

        assertThatThrownBy(requirements::packages)
                .isInstanceOf(LabException.class)
                .hasMessage("The list of Python packages " + requirements.file()
                        + " cannot be read (there is no such file). Fetch it again by: git checkout "
                        + requirements.file());
    }
}
