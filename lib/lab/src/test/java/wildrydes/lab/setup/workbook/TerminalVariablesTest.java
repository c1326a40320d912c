package wildrydes.lab.setup.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.setup.Scripts;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.machine.OperatingSystem;
import wildrydes.lab.setup.python.PythonEnvironment;

class TerminalVariablesTest {

    private static final Path PREFIX = Path.of("/the rider's/.venv");
    private static final CloudHome HOME = new CloudHome(Path.of("/home/me & you/.wildrydes"));

    private static TerminalVariables of(Map<String, String> variables) {
        return new TerminalVariables(
                new Machine(OperatingSystem.LINUX, variables, Path.of("/home/me")),
                new PythonEnvironment(PREFIX, false, false),
                HOME);
    }

    @Test
    void programsFindTheWorkbooksToolsAndItsCloud() {
        assertThat(of(Map.of("PATH", "/bin")).toSet())
                .containsExactly(
                        Map.entry("AWS_CONFIG_FILE", HOME.root() + "/aws/config"),
                        Map.entry("AWS_PROFILE", "wildrydes"),
                        Map.entry("AWS_SHARED_CREDENTIALS_FILE", HOME.root() + "/aws/credentials"),
                        Map.entry("JUPYTER_PREFER_ENV_PATH", "1"),
                        Map.entry("NO_PROXY", "127.0.0.1,localhost"),
                        Map.entry("PATH", PREFIX + "/bin" + File.pathSeparator + "/bin"),
                        Map.entry("no_proxy", "127.0.0.1,localhost"));
    }

    @Test
    void thisComputerIsAddedToThoseThatNeedNoProxy() {
        Map<String, String> set = of(Map.of("NO_PROXY", "corp.example, ,127.0.0.1", "no_proxy", "localhost"))
                .toSet();

        assertThat(set).containsEntry("NO_PROXY", "corp.example,127.0.0.1,localhost");
        assertThat(set).containsEntry("no_proxy", "localhost,127.0.0.1");
    }

    @Test
    void whatWouldGoBeforeTheProfileIsUnset() {
        assertThat(of(Map.of(
                                "AWS_ACCESS_KEY_ID",
                                "AKIA",
                                "AWS_ENDPOINT_URL",
                                "http://elsewhere",
                                "AWS_PROFILE",
                                "work",
                                "AWS_CA_BUNDLE",
                                "/etc/ssl/ca.pem",
                                "AWS_NOT-A-NAME",
                                "no shell can unset it",
                                "PAWS_",
                                "4"))
                        .toUnset())
                .containsExactly("AWS_ACCESS_KEY_ID", "AWS_ENDPOINT_URL");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = Scripts.NEEDS_SHELL)
    void aShellThatReadsTheScriptHasTheVariables() throws Exception {
        var before = new TreeMap<>(Map.of("PATH", System.getenv("PATH"), "AWS_REGION", "eu-west-1"));
        TerminalVariables variables = of(before);
        var shell = new ProcessBuilder("sh", "-c", "set -eu; eval \"$1\"; env", "sh", variables.script());
        shell.environment().clear();
        shell.environment().putAll(before);

        Process process = shell.redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed.lines())
                .containsAll(variables.toSet().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList())
                .noneMatch(line -> line.startsWith("AWS_REGION="));
    }
}
