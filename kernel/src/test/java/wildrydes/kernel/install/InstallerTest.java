package wildrydes.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.kernel.client.KernelSpec;

class InstallerTest {

    private static final String THEIRS = "{\"argv\": [\"java\", \"-jar\", \"ijava.jar\", \"{connection_file}\"]}";

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();
    private Path jar;

    @BeforeEach
    void pack() throws IOException {
        jar = Files.writeString(folder.resolve("kernel.jar"), "not run here");
    }

    @Test
    void theSpecificationSaysWhatJupyterNeeds() throws IOException {
        Path library = Files.writeString(folder.resolve("lab.jar"), "");
        Path startup = Files.writeString(folder.resolve("start.jsh"), "");

        Path installed = install(new InstallOptions(
                Optional.of(folder),
                "java",
                List.of(library),
                Optional.of(startup),
                Map.of("WILDRYDES_CLOUD", "/cloud"),
                false));

        KernelSpec spec = KernelSpec.read(installed);
        assertThat(installed).isEqualTo(specification());
        assertThat(spec.language()).isEqualTo("java");
        assertThat(spec.displayName()).isEqualTo("Java");
        assertThat(spec.interruptMode()).isEqualTo("message");
        assertThat(spec.argv())
                .endsWith("-cp", jar + File.pathSeparator + library, "wildrydes.kernel.Main", "{connection_file}");
        assertThat(spec.env())
                .containsOnly(
                        Map.entry("WILDRYDES_CLOUD", "/cloud"),
                        Map.entry("IJAVA_STARTUP_SCRIPTS_PATH", startup.toString()));
        // Without this JupyterLab offers no debugger.
        assertThat(Files.readString(installed.resolve("kernel.json")))
                .containsIgnoringWhitespaces("\"metadata\": {\"debugger\": true}");
        assertThat(installed.resolve("logo-32x32.png")).isNotEmptyFile();
        assertThat(installed.resolve("logo-64x64.png")).isNotEmptyFile();
        assertThat(told).containsExactly("Installed the kernel \"java\" in " + installed + ".");
    }

    @Test
    void ourOwnKernelIsReplaced() throws IOException {
        install(plain());

        install(plain());

        assertThat(specification().resolve("kernel.json")).exists();
        assertThat(specification().resolve("kernel.json.before-wildrydes")).doesNotExist();
    }

    @Test
    void anotherKernelOfThatNameStaysAsItIs() throws IOException {
        putTheirs(THEIRS);

        assertThatThrownBy(() -> install(plain()))
                .isInstanceOf(InstallException.class)
                .hasMessage(
                        "Another kernel named \"java\" is installed in " + specification()
                                + " and stays as it is. Install this one beside it by --name wildrydes-java, into a virtual"
                                + " environment by --prefix DIR, or remove the other one first: jupyter kernelspec remove java");
        assertThat(specification().resolve("kernel.json")).hasContent(THEIRS);
    }

    @Test
    void aSpecificationThatIsNotJsonIsSomebodysToo() throws IOException {
        putTheirs("unicorn");

        assertThatThrownBy(() -> install(plain())).isInstanceOf(InstallException.class);
        assertThat(specification().resolve("kernel.json")).hasContent("unicorn");
    }

    @Test
    void inAVirtualEnvironmentAnotherKernelIsReplacedAndKept() throws IOException {
        putTheirs(THEIRS);
        Files.writeString(folder.resolve("pyvenv.cfg"), "");

        install(plain());

        assertThat(KernelSpec.read(specification()).argv()).contains("wildrydes.kernel.Main");
        assertThat(specification().resolve("kernel.json.before-wildrydes")).hasContent(THEIRS);
        assertThat(told.get(0)).contains("kernel.json.before-wildrydes");
    }

    @Test
    void anArchiveThatCannotBeTrainedDoesNotStopTheInstallation() throws IOException {
        install(new InstallOptions(Optional.of(folder), "java", List.of(), Optional.empty(), Map.of(), true));

        assertThat(KernelSpec.read(specification()).argv()).contains("wildrydes.kernel.Main");
        assertThat(told).hasSize(2);
        assertThat(told.get(1)).startsWith("No archive for quicker starts could be trained");
    }

    @Test
    void onlyAJarIsInstalled() {
        assertThatThrownBy(() -> new Installer(folder, told::add).install(plain()))
                .isInstanceOf(InstallException.class)
                .hasMessageStartingWith("The kernel is installed from its jar, and " + folder + " is none.");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(folder.resolve("share"), "a file where a folder should be");

        assertThatThrownBy(() -> install(plain()))
                .isInstanceOf(InstallException.class)
                .hasMessageStartingWith("The kernel cannot be installed in " + specification());
    }

    @Test
    void theJarsOfAFolderAreNamedOneByOne() throws IOException {
        Path libraries = Files.createDirectory(folder.resolve("lib"));
        Path second = Files.writeString(libraries.resolve("b.jar"), "");
        Path first = Files.writeString(libraries.resolve("a.jar"), "");
        Files.writeString(libraries.resolve("readme.txt"), "");

        assertThat(InstallOptions.classPath(jar + File.pathSeparator + libraries + "/*"))
                .containsExactly(jar, first, second);
        assertThat(InstallOptions.classPath("")).isEmpty();
    }

    @Test
    void whatDoesNotExistIsNamed() {
        List<Path> missing = List.of(Path.of("no-such.jar"));

        assertThatThrownBy(() ->
                        new InstallOptions(Optional.of(folder), "java", missing, Optional.empty(), Map.of(), false))
                .hasMessage("The class path entry no-such.jar does not exist. Build it first, or leave it out of"
                        + " --class-path.");
        assertThatThrownBy(() -> new InstallOptions(
                        Optional.of(folder), "java kernel", List.of(), Optional.empty(), Map.of(), false))
                .hasMessageStartingWith("The kernel name \"java kernel\" cannot be used.");
    }

    private InstallOptions plain() {
        return new InstallOptions(Optional.of(folder), "java", List.of(), Optional.empty(), Map.of(), false);
    }

    private Path install(InstallOptions options) {
        return new Installer(jar, told::add).install(options);
    }

    private void putTheirs(String specification) throws IOException {
        Files.createDirectories(specification());
        Files.writeString(specification().resolve("kernel.json"), specification);
    }

    private Path specification() {
        return folder.resolve("share/jupyter/kernels/java");
    }
}
