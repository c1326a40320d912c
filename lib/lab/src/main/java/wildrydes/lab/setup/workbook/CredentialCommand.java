package wildrydes.lab.setup.workbook;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.terminal.Credentials;

/**
 * The command by which AWS tools get their key, as their file {@code config} has it. Some tools split it into words themselves,
 * others hand it to a shell: it is written so that both understand it.
 */
public final class CredentialCommand {

    private CredentialCommand() {}

    /** The command for this cloud. */
    public static String of(Machine machine, Project project, CloudHome home) {
        return List.of(
                        quoted(machine, machine.java()),
                        Launchers.FLAGS,
                        "-cp",
                        quoted(machine, project.labJar()),
                        Credentials.class.getName(),
                        quoted(machine, home.root()))
                .stream()
                .collect(Collectors.joining(" "));
    }

    private static String quoted(Machine machine, Path path) {
        return machine.windows() ? "\"" + path + "\"" : Shell.quoted(path.toString());
    }
}
