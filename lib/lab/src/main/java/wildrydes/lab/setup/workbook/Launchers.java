package wildrydes.lab.setup.workbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.Reasons;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.python.PythonEnvironment;
import wildrydes.lab.terminal.Consumer;
import wildrydes.lab.terminal.Producer;

/**
 * The commands of the workbook among the programs of an environment, so that a terminal in JupyterLab finds them. Each is
 * a few lines of shell around {@code lab.jar}; {@code kernel.jar} has the interface by which the lab knows of cells.
 *
 * @param folder where they go
 * @param windows whether they are for Windows
 */
public record Launchers(Path folder, boolean windows) {

    /** A command, and the class whose main method it is, if that is not the main class of {@code lab.jar}. */
    private record Command(String name, Optional<Class<?>> main) {}

    private static final List<Command> COMMANDS = List.of(
            new Command("wildrydes", Optional.empty()),
            new Command("producer", Optional.of(Producer.class)),
            new Command("consumer", Optional.of(Consumer.class)));

    /** What makes a short command start quicker. */
    static final String FLAGS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    public static Launchers in(PythonEnvironment environment) {
        return new Launchers(environment.programs(), environment.windows());
    }

    /** Writes those that are not as they should be. */
    public void write(Machine machine, Project project) {
        for (Command command : COMMANDS) {
            Path file = folder.resolve(command.name() + (windows ? ".cmd" : ""));
            String text = text(machine.java(), project, command);
            try {
                if (!Files.exists(file) || !Files.readString(file).equals(text)) {
                    Files.writeString(file, text);
                }
                if (!windows && !file.toFile().setExecutable(true)) {
                    throw new IOException("it cannot be made executable");
                }
            } catch (IOException e) {
                throw new LabException(
                        "The command " + file + " cannot be written (" + Reasons.of(e)
                                + "). See whether its folder can be written to.",
                        e);
            }
        }
    }

    private String text(Path java, Project project, Command command) {
        String what = command.main()
                .map(main -> "-cp " + quoted(project.labJar() + (windows ? ";" : ":") + project.kernelJar()) + " "
                        + main.getName())
                .orElseGet(() -> "-jar " + quoted(project.labJar().toString()));
        String line = quoted(java.toString()) + " " + FLAGS + " " + what;
        return windows ? "@" + line + " %*\r\n" : "#!/bin/sh\nexec " + line + " \"$@\"\n";
    }

    private String quoted(String word) {
        return windows ? inBatch(word) : Shell.quoted(word);
    }

    /** In a batch file a percent sign begins a variable, also within quotes; a path on Windows has no quotes itself. */
    private static String inBatch(String path) {
        return "\"" + path.replace("%", "%%") + "\"";
    }
}
