package wildrydes.lab.setup.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.setup.Scripts;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.machine.OperatingSystem;

class CredentialCommandTest {

    private static final Project PROJECT = new Project(Path.of("/it's $here"));
    private static final CloudHome HOME = new CloudHome(Path.of("/home/me & you/.wildrydes"));

    private static String command(OperatingSystem system) {
        return CredentialCommand.of(new Machine(system, Map.of(), Path.of("/home/me")), PROJECT, HOME);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = Scripts.NEEDS_SHELL)
    void aShellTakesEachPathForOneWord() {
        assertThat(command(OperatingSystem.LINUX))
                .endsWith(" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '/it'\\''s $here/lib/lab/target/lab.jar'"
                        + " wildrydes.lab.terminal.Credentials '/home/me & you/.wildrydes'");
    }

    @Test
    void onWindowsPathsAreInDoubleQuotes() {
        assertThat(command(OperatingSystem.WINDOWS))
                .startsWith("\"")
                .endsWith(" wildrydes.lab.terminal.Credentials \"" + HOME.root() + "\"");
    }
}
