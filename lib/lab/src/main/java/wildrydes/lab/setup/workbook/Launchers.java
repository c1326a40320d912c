package wildrydes.lab.setup.workbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.Reasons;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.python.PythonEnvironment;

/**
 * The commands of the workbook among the programs of an environment, so that a terminal in JupyterLab finds them. Each is
 * a few lines of shell around {@code lab.jar}.
 *
 * @param folder where they go
 * @param windows whether they are for Windows
 */
public record Launchers(Path folder, boolean windows) {

    /** A command, and the words before a person's own. */
    private record Command(String name, String words) {}

    private static final List<Command> COMMANDS = List.of(new Command("wildrydes", ""));

    /** What makes a short command start quicker. */
    private static final String FLAGS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    public static Launchers in(PythonEnvironment environment) {
        return new Launchers(environment.programs(), environment.windows());
    }

    /** Writes those that are not as they should be. */
    public void write(Machine machine, Project project) {
        for (Command command : COMMANDS) {
            Path file = folder.resolve(command.name() + (windows ? ".cmd" : ""));
            String text = text(machine.java(), project.labJar(), command);
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

    private String text(Path java, Path jar, Command command) {
        String words = command.words().isEmpty() ? "" : " " + command.words();
        return windows
                ? "@" + inBatch(java) + " " + FLAGS + " -jar " + inBatch(jar) + words + " %*\r\n"
                : "#!/bin/sh\nexec " + quoted(java) + " " + FLAGS + " -jar " + quoted(jar) + words + " \"$@\"\n";
    }

    private static String quoted(Path path) {
        return Shell.quoted(path.toString());
    }

    /** In a batch file a percent sign begins a variable, also within quotes; a path on Windows has no quotes itself. */
    private static String inBatch(Path path) {
        return "\"" + path.toString().replace("%", "%%") + "\"";
    }
}
