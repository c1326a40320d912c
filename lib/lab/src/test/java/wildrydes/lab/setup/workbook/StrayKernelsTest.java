package wildrydes.lab.setup.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.setup.TempProject;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows does not tell the arguments of a process.")
@Timeout(60)
class StrayKernelsTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** More than Linux tells of a command. */
    private static final String LONG = (File.pathSeparator + "a-library-of-some-length.jar").repeat(200);

    @TempDir
    Path folder;

    private Project project;

    /** Waits for its end. */
    public static final class Idle {

        private Idle() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            Files.writeString(Path.of(arguments[0]), "");
            Thread.sleep(300_000);
        }
    }

    @BeforeEach
    void pack() throws IOException {
        project = TempProject.in(folder);
        TempProject.pack(project.kernelJar(), Idle.class, "1.0");
    }

    private Process child(String rest) throws Exception {
        Path ready = folder.resolve("ready");
        Process process = new ProcessBuilder(
                        JAVA, "-cp", project.kernelJar() + rest, Idle.class.getName(), ready.toString())
                .start();
        while (!Files.exists(ready)) {
            assertThat(process.waitFor(20, TimeUnit.MILLISECONDS)).as("ended").isFalse();
        }
        return process;
    }

    /** A kernel whose parent has ended. */
    private ProcessHandle orphan(String rest) throws Exception {
        Path ready = folder.resolve("orphan ready");
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "\"$@\" >/dev/null 2>&1 & echo $!",
                        "sh",
                        JAVA,
                        "-cp",
                        project.kernelJar() + rest,
                        Idle.class.getName(),
                        ready.toString())
                .start();
        long pid = Long.parseLong(new String(shell.getInputStream().readAllBytes()).strip());
        assertThat(shell.waitFor()).isZero();
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        while (!Files.exists(ready)) {
            assertThat(process.isAlive()).isTrue();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return process;
    }

    @Test
    void kernelsThatWereLeftBehindAreEndedHoweverLongTheirClassPathIs() throws Exception {
        ProcessHandle one = orphan("");
        Files.delete(folder.resolve("orphan ready"));
        ProcessHandle other = orphan(LONG);

        assertThat(StrayKernels.of(project).stop()).containsExactlyInAnyOrder(one.pid(), other.pid());

        assertThat(one.isAlive()).isFalse();
        assertThat(other.isAlive()).isFalse();
    }

    @Test
    void aKernelThatSomebodyLooksAfterAndThoseOfOtherProjectsAreLeftAlone() throws Exception {
        Process looked = child(LONG);
        ProcessHandle other = orphan("");
        try {
            assertThat(new StrayKernels(project.kernelJar() + ".other").stop()).isEmpty();
            assertThat(looked.isAlive()).isTrue();
            assertThat(other.isAlive()).isTrue();

            assertThat(StrayKernels.of(project).stop()).containsExactly(other.pid());
            assertThat(looked.isAlive()).isTrue();
        } finally {
            looked.destroyForcibly();
            other.destroyForcibly();
        }
    }

    @Test
    void whereThereAreNoneNothingIsDone() {
        assertThat(StrayKernels.of(project).stop()).isEmpty();
    }
}
