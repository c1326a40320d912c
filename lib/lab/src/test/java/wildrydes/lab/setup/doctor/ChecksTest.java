package wildrydes.lab.setup.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.LabException;
import wildrydes.lab.setup.Scripts;
import wildrydes.lab.setup.TempProject;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.machine.OperatingSystem;
import wildrydes.lab.setup.python.PythonEnvironment;
import wildrydes.lab.setup.python.Requirements;
import wildrydes.lab.setup.workbook.InstalledKernel;
import wildrydes.lab.setup.workbook.Notebooks;
import wildrydes.lab.setup.workbook.Project;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = Scripts.NEEDS_SHELL)
class ChecksTest {

    @TempDir
    Path folder;

    private Project project;
    private Machine machine;
    private PythonEnvironment environment;

    @BeforeEach
    void build() throws IOException {
        project = TempProject.in(folder);
        machine = new Machine(OperatingSystem.LINUX, Map.of("PATH", programs().toString()), folder);
        environment = new PythonEnvironment(project.environment(), false, false);
    }

    private Path programs() {
        return folder.resolve("programs");
    }

    private static void well(Check check, String sentence) {
        assertThat(check.look()).containsExactly(Finding.well(sentence));
    }

    private static void problem(Check check, String sentence) {
        assertThat(check.look()).containsExactly(new Finding(false, sentence));
    }

    private void makeEnvironment(String interpreter) throws IOException {
        Path template = Scripts.write(folder.resolve("interpreter"), interpreter);
        Path program = Scripts.pythonMaking(programs().resolve("python3"), "3.12.1", template);
        environment.make(new wildrydes.lab.setup.python.PythonSearch(machine).find());
        assertThat(program).exists();
    }

    @Test
    void aJdkIsWellAndAJreIsNot() {
        Path home = Path.of("opt", "jdk");
        well(
                new JdkCheck(home, "17.0.1+2", ModuleFinder.ofSystem()),
                "Java 17.0.1+2 in " + home + ", with its compiler and JShell.");
        problem(
                new JdkCheck(home, "17.0.1+2", ModuleFinder.of()),
                "Java 17.0.1+2 in " + home + " has no module jdk.jshell and no jdk.compiler. Install a JDK 17 or newer,"
                        + " not a JRE, set JAVA_HOME to it, and run ./mvnw again.");
        assertThat(new JdkCheck().look()).allMatch(Finding::well);
    }

    @Test
    void anEnvironmentThatRunsIsWell() throws IOException {
        makeEnvironment(":");

        well(new PythonCheck(machine, environment), "The environment " + environment.prefix() + " runs.");
    }

    @Test
    void anEnvironmentThatIsMissingBrokenOrHalfMadeIsToBeMade() throws IOException {
        Path python = Scripts.python(programs().resolve("python3"), "3.12.1", true);
        Finding willDo = Finding.well("Python 3.12.1 (" + python + ") will do.");
        String prefix = "The environment " + environment.prefix();
        var check = new PythonCheck(machine, environment);
        assertThat(check.look())
                .containsExactly(willDo, new Finding(false, prefix + " is not there. Run ./mvnw to make it."));

        Scripts.write(environment.python(), ":");
        assertThat(check.look())
                .containsExactly(
                        willDo,
                        new Finding(
                                false,
                                prefix + " is half made, because somebody stopped that. Run ./mvnw to make it."));

        makeEnvironment("exit 1");
        assertThat(check.look().get(1)).isEqualTo(new Finding(false, prefix + " does not run. Run ./mvnw to make it."));
    }

    @Test
    void whereThereIsNoPythonItsSentenceIsPassedOn() {
        assertThatThrownBy(() -> new PythonCheck(machine, environment).look())
                .isInstanceOf(LabException.class)
                .hasMessageStartingWith(
                        "No Python was found on the PATH under the names python3, python or py. Install");
    }

    @Test
    void jupyterLabIsWellWithThePinnedPackagesOnly() throws IOException {
        var check = new PackagesCheck(project, environment);
        problem(check, "JupyterLab is not installed. Run ./mvnw to install it.");

        makeEnvironment("if [ \"$2\" = jupyterlab ]; then echo 'Config: ok'; echo 4.6.6; fi");
        String others = "The packages in " + environment.prefix()
                + " are not those of binder/requirements.txt. Run ./mvnw to install those.";
        problem(check, others);

        new Requirements(project.requirements()).install(environment, progress -> {});
        well(check, "JupyterLab 4.6.6 runs, with the packages that are pinned.");

        Files.writeString(project.requirements(), "six==1.16.0\n");
        problem(check, others);
    }

    @Test
    void aJupyterLabThatDoesNotRunIsToBeInstalledAnew() throws IOException {
        makeEnvironment("[ \"$2\" = pip ]");
        var requirements = new Requirements(project.requirements());
        requirements.install(environment, progress -> {});
        String broken = "JupyterLab does not run in " + environment.prefix() + ".";
        problem(new PackagesCheck(project, environment), broken + " Remove that folder and run ./mvnw again.");

        // One that says nothing, and one that is no program.
        Scripts.write(environment.python(), ":");
        problem(new PackagesCheck(project, environment), broken + " Remove that folder and run ./mvnw again.");
        Files.writeString(environment.python(), "#!/no/such/python\n");
        problem(new PackagesCheck(project, environment), broken + " Remove that folder and run ./mvnw again.");

        problem(
                new PackagesCheck(project, new PythonEnvironment(environment.prefix(), false, true)),
                broken + " Install its packages again by: " + environment.python()
                        + " -m pip install --force-reinstall -r " + project.requirements());
    }

    @Test
    void aKernelIsWellWithAllItsFiles() throws IOException {
        var check = new KernelCheck(project, machine, environment);
        var kernel = new InstalledKernel(project, machine, environment);
        problem(check, "The Java kernel is not installed. Run ./mvnw to install it.");

        kernel.install(progress -> {});
        well(check, "The Java kernel is installed by " + kernel.specification() + ".");

        Files.delete(project.kernelJar());
        problem(
                check,
                "The Java kernel's command names " + project.kernelJar()
                        + ", which does not exist. Run ./mvnw to build and install it again.");

        Files.writeString(kernel.specification(), "{\"argv\":[\"/x/java\",\"-cp\",\"/y\",\"wildrydes.kernel.Main\"]}");
        problem(
                check,
                "The Java kernel's command names 2 files that do not exist; the first is /x/java. Run ./mvnw to build"
                        + " and install it again.");

        Files.writeString(kernel.specification(), "{\"argv\":[\"java\",\"-jar\",\"other.jar\"]}");
        problem(
                check,
                "Another Java kernel is installed by " + kernel.specification()
                        + ". Run ./mvnw to install the workbook's own.");
    }

    @Test
    void notebooksAreWellWhereTheLearnerHasThemAll() throws IOException {
        var check = new NotebooksCheck(project);
        problem(
                check,
                "In " + project.work() + " there is no 00-set-up.ipynb, no 01-stream.ipynb. Run ./mvnw to have missing"
                        + " notebooks copied.");

        Notebooks.of(project).copyMissing();
        well(check, "All notebooks are in " + project.work() + ".");
    }

    @Test
    void aFileInPlaceOfTheLearnersFolderIsAProblem() throws IOException {
        Files.writeString(project.work(), "");

        problem(
                new NotebooksCheck(project),
                "The folder " + project.work()
                        + " cannot be written to, so that no notebook can be saved. A file is in its"
                        + " place: rename that, and run ./mvnw again.");
    }

    @Test
    void aProxyIsWellWhereItIsNotAskedForThisComputer() {
        well(proxy(Map.of()), "No proxy is set for HTTP.");
        well(proxy(Map.of("HTTP_PROXY", " ", "HTTPS_PROXY", "http://proxy:1")), "No proxy is set for HTTP.");
        well(
                proxy(Map.of("HTTP_PROXY", "http://proxy:1", "NO_PROXY", "x, 127.0.0.1 ,localhost")),
                "The proxy of HTTP_PROXY is not used for this computer itself.");
        well(
                proxy(Map.of("all_proxy", "http://proxy:1", "no_proxy", "*")),
                "The proxy of all_proxy is not used for this computer itself.");
    }

    @Test
    void aProxyThatWouldBeAskedIsNamedWithoutItsPassword() {
        problem(
                proxy(Map.of("HTTP_PROXY", "http://me:p@ss@proxy:1", "NO_PROXY", "corp.example,localhost")),
                "HTTP_PROXY is http://...@proxy:1, and NO_PROXY does not name 127.0.0.1,localhost: aws and boto3 would look"
                        + " for the local AWS there. Type: export NO_PROXY=corp.example,localhost,127.0.0.1");
        problem(
                new ProxyCheck(new Machine(OperatingSystem.WINDOWS, Map.of("http_proxy", "me:secret@proxy:1"), folder)),
                "HTTP_PROXY is ...@proxy:1, and NO_PROXY does not name 127.0.0.1,localhost: aws and boto3 would look for the"
                        + " local AWS there. Type: set NO_PROXY=127.0.0.1,localhost");
    }

    private ProxyCheck proxy(Map<String, String> variables) {
        return new ProxyCheck(new Machine(OperatingSystem.LINUX, variables, folder));
    }

    @Test
    void aDiskIsWellWithRoomEnough() {
        well(new DiskCheck(List.of(folder, folder.resolve("not/there/yet")), 1), "There is room enough.");

        assertThat(new DiskCheck(List.of(folder.resolve("not")), Long.MAX_VALUE).look())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.well()).isFalse();
                    assertThat(finding.sentence())
                            .matches("On the disk of \\Q" + folder.resolve("not")
                                    + "\\E \\d+ MB are free, and the workbook"
                                    + " needs 8796093022207 MB\\. Make room there\\.");
                });
    }
}
