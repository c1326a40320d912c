package wildrydes.answers.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.cloud.CloudCondition;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.setup.machine.Machine;
import wildrydes.lab.setup.python.PythonEnvironment;
import wildrydes.lab.setup.workbook.TerminalVariables;

/** A shell as JupyterLab's terminal has it, with the real {@code aws} and boto3: whatever comes first starts the cloud. */
class TerminalIT {

    private static final String CONTROL_C = "\u0003";

    @TempDir
    Path folder;

    private CloudHome home;
    private PythonEnvironment environment;
    private Machine machine;

    @BeforeEach
    void setUp() {
        machine = Machine.here();
        assumeFalse(machine.windows(), "Not run, since Windows has no pseudo-terminals for Python.");
        environment = JupyterEnvironment.ready();
        home = new CloudHome(folder.resolve("a home"));
        JupyterEnvironment.commands(machine, home);
    }

    @AfterEach
    void stop() {
        LocalCloud.stop(home);
    }

    /** What a person does, one thing after the other. */
    private final class Person {
        private final List<Map<String, String>> steps = new ArrayList<>();

        Person types(String line) {
            steps.add(Map.of("type", line + "\n"));
            return this;
        }

        Person presses(String key) {
            steps.add(Map.of("type", key));
            return this;
        }

        Person sees(String pattern) {
            steps.add(Map.of("expect", pattern));
            return this;
        }

        void leaves() throws IOException, InterruptedException {
            Process process = start();
            try (var input = process.getOutputStream()) {
                new ObjectMapper().writeValue(input, steps);
            }
            String screen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(screen).isZero();
        }

        private Process start() throws IOException {
            try (InputStream script = TerminalIT.class.getResourceAsStream("terminal.py")) {
                var builder = new ProcessBuilder(
                        environment.python().toString(),
                        "-c",
                        new String(script.readAllBytes(), StandardCharsets.UTF_8));
                var variables = new TerminalVariables(machine, environment, home);
                variables.toUnset().forEach(builder.environment()::remove);
                builder.environment().putAll(variables.toSet());
                builder.environment().put(CloudHome.VARIABLE, home.root().toString());
                return builder.redirectErrorStream(true).start();
            }
        }
    }

    @Test
    void awsStartsTheCloudAndProducerAndConsumerWorkAsTyped() throws Exception {
        assertThat(LocalCloud.look(home)).isInstanceOf(CloudCondition.Absent.class);

        new Person()
                .types("producer; echo \"code $?\"")
                .sees("There is no stream wildrydes; create it in a notebook, or here: aws kinesis create-stream"
                        + " --stream-name wildrydes --shard-count 1\\s+code 1\\s")
                .types("aws kinesis create-stream --stream-name wildrydes --shard-count 1; echo \"code $?\"")
                .sees("code 0\\s")
                .types("producer -msgs 2; echo \"code $?\"")
                .sees("\\.\\.\\s+Shadowfax has landed after 2 records\\.\\s+code 0\\s")
                .types("producer --name=Bucephalus -error")
                .sees("\\.\\.\\.")
                .presses(CONTROL_C)
                .sees("Bucephalus has landed after \\d+ records\\.")
                .types("echo \"code $?\"")
                .sees("code 130\\s")
                .types("consumer --from trim-horizon")
                .sees("\\{\\s+    \"Distance\": [\\d.]+,.*\"Name\": \"Shadowfax\",.*\"Name\": \"Bucephalus\",\\s+"
                        + "    \"InputData\": \"Unicorn\"")
                .presses(CONTROL_C)
                .types("echo \"code $?\"")
                .sees("code 130\\s")
                .leaves();

        assertThat(((CloudCondition.Running) LocalCloud.look(home))
                        .cloud()
                        .control()
                        .clock()
                        .participants())
                .isEmpty();
    }

    @Test
    void boto3AndAwsStartACloudThatHasStopped() throws Exception {
        new Person()
                .types("python -c 'import boto3; print(boto3.client(\"kinesis\").list_streams()[\"StreamNames\"])'")
                .sees("\\[\\]\\s")
                .leaves();
        LocalCloud.stop(home);

        new Person()
                .types("aws sts get-caller-identity")
                .sees("arn:aws:iam::000000000000:user/administrator")
                .types("aws kinesis list-streams --query StreamNames --output text; echo \"code $?\"")
                .sees("code 0\\s")
                .leaves();
    }
}
