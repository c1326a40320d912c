package wildrydes.cloud.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.cloud.ServedCloud;
import wildrydes.cloud.door.Program;

/**
 * The AWS SDK for JavaScript walks through IAM, STS, Kinesis (over HTTP/2), Cognito and S3; it is installed under {@code
 * target}, where there is Node.
 */
class JavaScriptClientIT {

    private static final Path RESOURCES = Path.of("src/test/resources/wildrydes/cloud/clients");
    private static final Path HOME = Path.of("target/javascript-client").toAbsolutePath();

    @TempDir
    Path folder;

    @BeforeAll
    static void install() throws IOException {
        Files.createDirectories(HOME);
        for (String file : List.of("package.json", "walk.mjs")) {
            Files.copy(RESOURCES.resolve(file), HOME.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        assumeTrue(
                Program.run(HOME, Map.of(), List.of("node", "--version")).code() == 0,
                "there is no Node on this machine");
        if (!Files.isDirectory(HOME.resolve("node_modules/@aws-sdk/client-iam"))) {
            Program installed = Program.run(
                    HOME, Map.of(), List.of("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"));
            assumeTrue(installed.code() == 0, "the AWS SDK for JavaScript cannot be installed: " + installed.output());
        }
    }

    @Test
    void theSdkWalksThroughTheCloud() throws IOException {
        try (ServedCloud cloud = new ServedCloud(folder)) {
            Map<String, String> administrator = Program.environment(
                    cloud.endpoint(),
                    ServedCloud.ADMINISTRATOR.accessKeyId(),
                    ServedCloud.ADMINISTRATOR.secretAccessKey());

            Program walked = Program.run(HOME, administrator, List.of("node", "walk.mjs"));

            assertThat(walked.output()).isEqualTo(Files.readString(RESOURCES.resolve("walk.mjs.txt")));
            assertThat(walked.code()).isZero();
        }
    }
}
