package wildrydes.lab.setup.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.LabException;
import wildrydes.lab.setup.Scripts;
import wildrydes.lab.setup.TempProject;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.machine.OperatingSystem;
import wildrydes.lab.setup.machine.Program;
import wildrydes.lab.setup.python.PythonEnvironment;

class LaunchersTest {

    private static final Machine MACHINE = Machine.here();

    @TempDir
    Path folder;

    /** Prints its arguments, one a line. */
    public static final class Echo {

        private Echo() {}

        public static void main(String[] arguments) {
            for (String argument : arguments) {
                System.out.println("<" + argument + ">");
            }
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = Scripts.NEEDS_SHELL)
    void theCommandRunsTheLabAndHandsItsWordsOn() throws IOException {
        Project project = TempProject.in(folder);
        TempProject.pack(project.labJar(), Echo.class, "1.0");
        var environment = new PythonEnvironment(folder.resolve("an environment"), false, false);
        Files.createDirectories(environment.programs());

        Launchers.in(environment).write(MACHINE, project);

        assertThat(new Program(List.of(
                                environment.programs().resolve("wildrydes").toString(), "fresh", "it's $1", "", "*"))
                        .run(Duration.ofMinutes(1), line -> {})
                        .lines())
                .containsExactly("<fresh>", "<it's $1>", "<>", "<*>");
    }

    @Test
    void whatIsAsItShouldBeIsNotWrittenAgain() throws IOException {
        Project project = TempProject.in(folder);
        var launchers = new Launchers(Files.createDirectories(folder.resolve("bin")), false);
        launchers.write(MACHINE, project);
        Path file = launchers.folder().resolve("wildrydes");
        FileTime past = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, past);
        launchers.write(MACHINE, project);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(past);

        Files.writeString(file, "#!/bin/sh\nexec /no/more/java\n");
        launchers.write(MACHINE, project);

        assertThat(file).content().startsWith("#!/bin/sh\nexec '" + MACHINE.java() + "' ");
    }

    @Test
    void onWindowsItIsABatchFile() throws IOException {
        var launchers = new Launchers(Files.createDirectories(folder.resolve("Scripts")), true);
        var project = new Project(folder.resolve("100% & (more)"));
        var windows = new Machine(OperatingSystem.WINDOWS, Map.of(), folder);

        launchers.write(windows, project);

        assertThat(launchers.folder().resolve("wildrydes.cmd"))
                .content()
                .isEqualTo("@\"" + windows.java() + "\" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar \""
                        + project.labJar().toString().replace("%", "%%") + "\" %*\r\n");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = Scripts.NEEDS_SHELL)
    void producerAndConsumerHaveTheKernelsInterfaceOnTheirClassPath() throws IOException {
        var launchers = new Launchers(Files.createDirectories(folder.resolve("bin")), false);
        var project = new Project(folder.resolve("it's here"));

        launchers.write(MACHINE, project);

        String classes = (project.labJar() + ":" + project.kernelJar()).replace("'", "'\\''");
        for (String name : List.of("producer", "consumer")) {
            assertThat(launchers.folder().resolve(name))
                    .isExecutable()
                    .content()
                    .startsWith("#!/bin/sh\nexec '" + MACHINE.java() + "' ")
                    .contains(" -cp '" + classes + "' wildrydes.lab.terminal.")
                    .endsWith(" \"$@\"\n");
        }
    }

    @Test
    void producerAndConsumerAreBatchFilesOnWindows() throws IOException {
        var launchers = new Launchers(Files.createDirectories(folder.resolve("Scripts")), true);
        var project = new Project(folder.resolve("100%"));
        var windows = new Machine(OperatingSystem.WINDOWS, Map.of(), folder);

        launchers.write(windows, project);

        assertThat(launchers.folder().resolve("producer.cmd"))
                .content()
                .isEqualTo("@\"" + windows.java() + "\" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp \""
                        + (project.labJar() + ";" + project.kernelJar()).replace("%", "%%")
                        + "\" wildrydes.lab.terminal.Producer %*\r\n");
        assertThat(launchers.folder().resolve("consumer.cmd")).content().contains("terminal.Consumer %*\r\n");
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        var launchers = new Launchers(folder.resolve("missing"), false);

        assertThatThrownBy(() -> launchers.write(MACHINE, new Project(folder)))
                .isInstanceOf(LabException.class)
                .hasMessage("The command " + launchers.folder().resolve("wildrydes")
                        + " cannot be written (there is no such file). See whether its folder can be written to.");
    }
}
