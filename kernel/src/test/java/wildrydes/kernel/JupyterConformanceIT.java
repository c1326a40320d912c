package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packed and installed kernel as Jupyter's own programs see it: {@code jupyter_kernel_test}, {@code nbclient} and {@code
 * jupyter console}, driven by {@code src/test/python}. They are installed once, into the build's folder.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Consoles are driven through a terminal of Unix.")
class JupyterConformanceIT {

    private static final Path SCRIPTS = Path.of("src", "test", "python").toAbsolutePath();
    private static final Path PYTHON = Path.of("target", "python").toAbsolutePath();
    private static final Path KERNEL = Path.of("target", "kernel.jar").toAbsolutePath();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;

    @Test
    void jupytersOwnProgramsAreContent() throws Exception {
        Path python = python();
        run(List.of(JAVA, "-jar", KERNEL.toString(), "--install", "--prefix", PYTHON.toString()));

        Ended tests = run(List.of(python.toString(), "-B", "-m", "unittest", "-v", "test_conformance"));

        assertThat(tests.code).as(tests.printed).isZero();
        assertThat(tests.printed)
                .contains("test_execute_stdout", "test_a_person_types")
                .contains("\nOK");
    }

    /** A Python with Jupyter's programs; without one the test says why it does not run. */
    private Path python() throws Exception {
        Path python = PYTHON.resolve("bin").resolve("python");
        Path complete = PYTHON.resolve("complete");
        Path requirements = SCRIPTS.resolve("requirements.txt");
        if (Files.exists(complete) && Files.readString(complete).equals(Files.readString(requirements))) {
            return python;
        }
        Optional<Ended> made = tried(List.of("python3", "-m", "venv", PYTHON.toString()));
        if (made.isEmpty() || made.get().code != 0) {
            skip("There is no python3 with venv (" + made.map(Ended::printed).orElse("not found") + ")");
        }
        Ended fetched = run(List.of(
                python.toString(),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "-r",
                requirements.toString()));
        if (fetched.code != 0) {
            skip("pip could not install Jupyter's programs (" + fetched.printed.strip() + ")");
        }
        Files.copy(requirements, complete, StandardCopyOption.REPLACE_EXISTING);
        return python;
    }

    private static void skip(String why) {
        System.out.println("Not run: the conformance tests of Jupyter. " + why);
        abort(why);
    }

    private Optional<Ended> tried(List<String> command) throws Exception {
        try {
            return Optional.of(run(command));
        } catch (IOException e) {
            // There is no such program.
            return Optional.empty();
        }
    }

    private Ended run(List<String> command) throws Exception {
        Path printed = folder.resolve("printed");
        var builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(SCRIPTS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment()
                .put("WILDRYDES_KERNEL_HISTORY", folder.resolve("history").toString());
        builder.environment().put("WILDRYDES_KERNEL_LOG", folder.resolve("log").toString());
        // Neither settings nor files of the person who builds.
        builder.environment().put("JUPYTER_CONFIG_DIR", folder.resolve("config").toString());
        builder.environment().put("JUPYTER_DATA_DIR", folder.resolve("data").toString());
        builder.environment()
                .put("JUPYTER_RUNTIME_DIR", folder.resolve("runtime").toString());
        builder.environment().put("IPYTHONDIR", folder.resolve("ipython").toString());
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            assertThat(process.waitFor(10, TimeUnit.MINUTES))
                    .as("%s ended", command)
                    .isTrue();
            return new Ended(process.exitValue(), Files.readString(printed));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private record Ended(int code, String printed) {}
}
