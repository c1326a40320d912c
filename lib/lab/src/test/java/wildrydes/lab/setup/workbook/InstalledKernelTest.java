package wildrydes.lab.setup.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.LabException;
import wildrydes.lab.setup.TempProject;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.python.PythonEnvironment;

class InstalledKernelTest {

    private static final String ANEW = " Build it anew by ./mvnw clean, then run ./mvnw again.";

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private Project project;
    private PythonEnvironment environment;
    private InstalledKernel kernel;

    @BeforeEach
    void build() throws IOException {
        project = TempProject.in(folder);
        environment = new PythonEnvironment(project.environment(), false, false);
        kernel = new InstalledKernel(project, Machine.here(), environment);
    }

    private String install() {
        return kernel.install(told::add);
    }

    @Test
    void itIsInstalledByItsOwnJarWithTheNotebooksClassPathAndTheCloud() throws IOException {
        assertThat(kernel.upToDate()).isFalse();

        assertThat(install()).isEqualTo("Installed the kernel.");

        assertThat(told).containsExactly("Trained for quicker starts.", "Installed the kernel.");
        assertThat(Files.readAllLines(kernel.specification().resolveSibling("asked.txt")))
                .containsExactly(
                        "--install",
                        "--prefix",
                        environment.prefix().toString(),
                        "--class-path",
                        project.classPath(),
                        "--env",
                        "WILDRYDES_CLOUD=" + project.cloud());
        assertThat(kernel.upToDate()).isTrue();
        assertThat(kernel.ours()).isTrue();
        assertThat(kernel.missingFiles()).isEmpty();
    }

    @Test
    void itIsInstalledAgainAfterABuildThatChangedAnything() throws IOException {
        install();
        TempProject.write(project.kernelJar().resolveSibling("kernel.args"), "-Xshare:auto -Xmx300m\n");
        assertThat(kernel.upToDate()).isFalse();

        install();
        assertThat(kernel.upToDate()).isTrue();
        TempProject.write(project.answersJar().resolveSibling("lib").resolve("more.jar"), "");
        assertThat(kernel.upToDate()).isFalse();
    }

    @Test
    void itIsInstalledAgainWhereItIsGoneOrAnotherTookItsPlace() throws IOException {
        install();
        Files.writeString(kernel.specification(), "{\"argv\":[\"java\",\"-jar\",\"other.jar\"]}");
        assertThat(kernel.ours()).isFalse();
        assertThat(kernel.upToDate()).isFalse();

        install();
        assertThat(kernel.upToDate()).isTrue();
        Files.delete(kernel.specification());
        assertThat(kernel.upToDate()).isFalse();
    }

    @Test
    void filesThatItsCommandNamesAndThatAreGoneAreFound() throws IOException {
        install();
        Files.delete(project.kernelJar());

        assertThat(kernel.missingFiles()).containsExactly(project.kernelJar().toString());
    }

    @Test
    void whatItSaysInsteadIsPassedOn() throws IOException {
        TempProject.write(
                environment.prefix().resolve("refuse"), "The kernel cannot be installed. Choose another place.\n");

        assertThatThrownBy(this::install)
                .isInstanceOf(LabException.class)
                .hasMessage("The Java kernel could not be installed: The kernel cannot be installed. Choose another"
                        + " place.");
        assertThat(kernel.upToDate()).isFalse();
    }

    @Test
    void aJarThatDoesNotRunIsToBeBuiltAnew() throws IOException {
        Files.delete(project.kernelJar());
        assertThatThrownBy(this::install)
                .isInstanceOf(LabException.class)
                .hasMessage("The Java kernel could not be installed: Error: Unable to access jarfile "
                        + project.kernelJar() + "." + ANEW);

        TempProject.write(environment.prefix().resolve("refuse"), "");
        TempProject.pack(project.kernelJar(), wildrydes.lab.setup.ScriptedInstaller.class, "1.0");
        assertThatThrownBy(this::install)
                .isInstanceOf(LabException.class)
                .hasMessage("The Java kernel could not be installed: it ended with code 1 and said nothing." + ANEW);
    }

    @Test
    void aDescriptionThatIsNoJsonIsNamed() throws IOException {
        TempProject.write(kernel.specification(), "{\"argv\"");

        for (Runnable look : List.<Runnable>of(kernel::missingFiles, kernel::ours)) {
            assertThatThrownBy(look::run)
                    .isInstanceOf(LabException.class)
                    .hasMessageStartingWith(
                            "The kernel's description " + kernel.specification() + " cannot be read (it is no JSON: ")
                    .hasMessageEndingWith("). Delete it and run ./mvnw again.")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void aDescriptionThatIsNoJsonIsInstalledOver() throws IOException {
        install();
        Files.writeString(kernel.specification(), "{\"argv\"");

        assertThat(kernel.upToDate()).isFalse();
        install();
        assertThat(kernel.upToDate()).isTrue();
    }
}
