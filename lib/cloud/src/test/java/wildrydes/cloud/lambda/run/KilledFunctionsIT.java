package wildrydes.cloud.lambda.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.Runtime;
import wildrydes.cloud.Clients;
import wildrydes.cloud.CloudProcess;

/** A function never outlives its cloud, however that ends. */
class KilledFunctionsIT {

    private static final AwsBasicCredentials ADMINISTRATOR =
            AwsBasicCredentials.create(CloudProcess.KEY.id(), CloudProcess.KEY.secret());
    private static final long PATIENCE_SECONDS = 30;
    private static final String FUNCTION = "drill";

    @TempDir
    Path folder;

    @Test
    void aKilledCloudTakesItsFunctionsAndWhatTheyForkedWithIt() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc")), "not run: the function forks with a command of Linux");
        List<ProcessHandle> processes;
        try (CloudProcess cloud = CloudProcess.start(folder);
                LambdaClient lambda = client(cloud)) {
            create(cloud, lambda);
            long forked = Long.parseLong(invoke(
                            lambda,
                            "{\"do\":\"fork\",\"command\":[\"sh\",\"-c\","
                                    + "\"setsid sleep 300 >/dev/null 2>&1 & echo $!\"]}")
                    .replace("\"", ""));
            processes = Stream.concat(
                            ProcessHandle.of(cloud.pid()).orElseThrow().descendants(),
                            ProcessHandle.of(forked).stream())
                    .toList();
            assertThat(processes).hasSizeGreaterThanOrEqualTo(2);

            cloud.kill();
        }
        for (ProcessHandle process : processes) {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        try (CloudProcess cloud = CloudProcess.start(folder);
                LambdaClient lambda = client(cloud)) {
            assertThat(invoke(lambda, "{}")).isEqualTo("{\"calls\":1,\"event\":{}}");
            try (Stream<Path> left = Files.list(folder.resolve("lambda/run"))) {
                assertThat(left.filter(path -> !path.endsWith("rehearsal"))).hasSize(1);
            }
        }
        assertThat(folder.resolve("lambda/run"))
                .satisfiesAnyOf(
                        run -> assertThat(run).doesNotExist(),
                        run -> assertThat(run).isEmptyDirectory());
    }

    private static LambdaClient client(CloudProcess cloud) {
        return new Clients(cloud.endpoint().getPort()).client(LambdaClient.builder(), ADMINISTRATOR);
    }

    private static String invoke(LambdaClient lambda, String event) {
        InvokeResponse response =
                lambda.invoke(request -> request.functionName(FUNCTION).payload(SdkBytes.fromUtf8String(event)));
        assertThat(response.functionError())
                .as(response.payload().asUtf8String())
                .isNull();
        return response.payload().asUtf8String();
    }

    private static void create(CloudProcess cloud, LambdaClient lambda) throws IOException {
        try (IamClient iam = new Clients(cloud.endpoint().getPort()).client(IamClient.builder(), ADMINISTRATOR)) {
            iam.createRole(role -> role.roleName("rides")
                    .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                            + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}"));
        }
        SdkBytes zip = SdkBytes.fromByteArray(zip());
        lambda.createFunction(function -> function.functionName(FUNCTION)
                .runtime(Runtime.JAVA17)
                .handler("wildrydes.cloud.lambda.run.handlers.Drill::handleRequest")
                .role(FunctionGround.ROLE)
                .timeout(30)
                .code(code -> code.zipFile(zip)));
        lambda.waiter().waitUntilFunctionActiveV2(function -> function.functionName(FUNCTION));
    }

    private static byte[] zip() throws IOException {
        Path classes = Path.of("target/test-classes");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                Stream<Path> files = Files.list(classes.resolve("wildrydes/cloud/lambda/run/handlers"))) {
            for (Path file : files.toList()) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
            }
        }
        return bytes.toByteArray();
    }
}
