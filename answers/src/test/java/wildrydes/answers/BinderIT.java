package wildrydes.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.LabException;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.machine.Program;
import wildrydes.lab.setup.python.PythonSearch;

/**
 * What Binder does with this project, on a copy of the checkout that was never built: {@code binder/postBuild} once, then
 * {@code binder/start} before each server, with a home folder and an active Python environment that are both empty. Of this
 * computer it uses Maven, the libraries that Maven and pip have fetched before, and the network where they have not.
 */
@Tag("slow")
@EnabledOnOs(value = OS.LINUX, disabledReason = "Binder runs on Linux.")
class BinderIT {

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /** Folders that are not in a fresh checkout. */
    private static final Set<String> MADE = Set.of("target", ".git", ".venv", "work");

    /** Variables that an empty home would not have; those by which pip and Maven reach their servers stay. */
    private static final Pattern FOREIGN =
            Pattern.compile("(WILDRYDES|AWS|JUPYTER|IPYTHON|XDG|CONDA|PYENV|MAVEN|JDK_JAVA)_.*"
                    + "|VIRTUAL_ENV|PYTHON(PATH|HOME)|JAVA_TOOL_OPTIONS|NB_PYTHON_PREFIX");

    @TempDir
    static Path folder;

    private static Path checkout;
    private static Path home;
    private static Path environment;
    private static Map<String, String> variables;
    private static Program.Outcome postBuild;

    @BeforeAll
    static void buildAsBinderDoes() throws IOException {
        checkout = folder.resolve("check out");
        home = Files.createDirectories(folder.resolve("home"));
        environment = folder.resolve("environment");
        variables = variables();
        makeEnvironment();
        copy(Project.here().root(), checkout);

        postBuild = run(checkout.resolve("binder/postBuild").toString());
        assertThat(postBuild.failed())
                .as("postBuild says:\n" + String.join("\n", postBuild.lines()))
                .isFalse();
    }

    private static Map<String, String> variables() {
        var all = new TreeMap<>(System.getenv());
        all.keySet().removeIf(name -> FOREIGN.matcher(name).matches());
        Path java = Path.of(System.getProperty("java.home"));
        Path maven = Path.of(System.getProperty("user.home"), ".m2");
        String repository = System.getProperty(
                "maven.repo.local", maven.resolve("repository").toString());
        all.put("HOME", home.toString());
        all.put("NB_PYTHON_PREFIX", environment.toString());
        all.put(
                "PATH",
                String.join(
                        File.pathSeparator,
                        environment.resolve("bin").toString(),
                        java.resolve("bin").toString(),
                        System.getenv("PATH")));
        all.put("JAVA_HOME", java.toString());
        all.put("MAVEN_USER_HOME", maven.toString());
        all.put("MAVEN_ARGS", "-Dmaven.repo.local=" + repository);
        // To be unset by the start file.
        all.put("AWS_REGION", "eu-west-1");
        return all;
    }

    private static void makeEnvironment() throws IOException {
        List<String> python;
        try {
            python = new PythonSearch(Machine.here()).find().command();
        } catch (LabException e) {
            notRun(e.getMessage());
            return;
        }
        var cache = new ArrayList<>(python);
        cache.addAll(List.of("-m", "pip", "cache", "dir"));
        Program.Outcome fetched = new Program(cache).run(PATIENCE, line -> {});
        if (!fetched.failed()) {
            variables.putIfAbsent(
                    "PIP_CACHE_DIR", fetched.lines().get(fetched.lines().size() - 1));
        }
        var make = new ArrayList<>(python);
        make.addAll(List.of("-m", "venv", environment.toString()));
        assertThat(run(make.toArray(String[]::new)).lines()).isEmpty();
        Program.Outcome reached = run(
                environment.resolve("bin/python").toString(),
                "-m",
                "pip",
                "download",
                "--quiet",
                "--disable-pip-version-check",
                "--retries",
                "0",
                "--timeout",
                "10",
                "--no-deps",
                "--dest",
                folder.resolve("reached").toString(),
                "six==1.17.0");
        if (reached.failed()) {
            notRun("The index of Python packages is not reached: " + reached.lines());
        }
    }

    private static void notRun(String reason) {
        System.out.println("BinderIT is not run. " + reason);
        abort(reason);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (MADE.contains(folder.getFileName().toString()) && !folder.equals(from)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Runs with Binder's variables and no others. */
    private static Program.Outcome run(String... command) throws IOException {
        var all = new ArrayList<>(List.of("env", "-i"));
        variables.forEach((name, value) -> all.add(name + "=" + value));
        all.addAll(List.of(command));
        return new Program(all).run(PATIENCE, line -> {});
    }

    @Test
    void everyPhaseIsDoneInTheEnvironmentThatWasGiven() {
        List<String> phases = postBuild.lines().stream()
                .dropWhile(line -> !line.startsWith("Python "))
                .toList();

        assertThat(phases).first().asString().endsWith("in the environment " + environment);
        for (String phase : List.of("Python packages", "Java kernel", "Local AWS", "Notebooks")) {
            assertThat(phases).anyMatch(line -> line.startsWith(phase));
        }
        assertThat(checkout.resolve(".venv")).doesNotExist();
        assertThat(checkout.resolve("work").resolve("00-set-up.ipynb")).isRegularFile();
    }

    @Test
    void jupyterFindsTheKernelAndNothingOfItIsInTheHomeFolder() throws IOException {
        Program.Outcome listed =
                run(environment.resolve("bin/jupyter").toString(), "kernelspec", "list", "--json", "--log-level=ERROR");

        JsonNode java = new ObjectMapper()
                .readTree(String.join("\n", listed.lines()))
                .path("kernelspecs")
                .path("java");
        assertThat(java.path("resource_dir").asText())
                .isEqualTo(environment.resolve("share/jupyter/kernels/java").toString());
        assertThat(java.path("spec").path("language").asText()).isEqualTo("java");
        assertThat(java.path("spec").path("interrupt_mode").asText()).isEqualTo("message");
        assertThat(java.path("spec").path("env").path("WILDRYDES_CLOUD").asText())
                .isEqualTo(checkout.resolve("lib/cloud/target").toString());
        assertThat(home.resolve(".local/share/jupyter/kernels")).doesNotExist();
    }

    @Test
    void theCommandIsOnThePathAndFindsNothingWrong() throws IOException {
        Program.Outcome doctor = run("wildrydes", "doctor");

        assertThat(doctor.failed()).as(String.join("\n", doctor.lines())).isFalse();
    }

    @Test
    void startSetsTheVariablesAndBecomesTheServer() throws IOException {
        Program.Outcome server = run(
                checkout.resolve("binder/start").toString(),
                "sh",
                "-c",
                "echo \"$AWS_PROFILE\"; echo \"$AWS_CONFIG_FILE\"; echo \"${AWS_REGION-unset}\"; echo \"$1\"; exit 7",
                "sh",
                "it's one  word");

        assertThat(server)
                .isEqualTo(new Program.Outcome(
                        7,
                        List.of(
                                "wildrydes",
                                home.resolve(".wildrydes/aws/config").toString(),
                                "unset",
                                "it's one  word")));
    }

    @Test
    void startEndsWhereTheWorkbookIsNotSetUp() throws IOException {
        Program.Outcome server = run(
                "env", "PATH=/usr/bin:/bin", checkout.resolve("binder/start").toString(), "echo", "started");

        assertThat(server.failed()).isTrue();
        assertThat(server.lines()).doesNotContain("started");
    }
}
