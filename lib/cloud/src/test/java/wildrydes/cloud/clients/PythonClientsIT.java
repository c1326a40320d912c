package wildrydes.cloud.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.cloud.ServedCloud;
import wildrydes.cloud.door.Program;

/**
 * boto3 and the {@code aws} command line, of the versions that the workbook installs, walk through IAM, STS, Cognito and S3, and
 * through the lab: a stream, its files, and queries. Where they are not installed, they are put into an environment under {@code target}.
 */
class PythonClientsIT {

    private static final Path RESOURCES = Path.of("src/test/resources/wildrydes/cloud/clients");
    private static final Path ENVIRONMENT = Path.of("target/python-clients").toAbsolutePath();
    private static final Path PINS = Path.of("../../binder/requirements.txt");

    private static String python = "python3";
    private static String aws = "aws";

    @TempDir
    Path folder;

    private ServedCloud cloud;

    @BeforeAll
    static void findClients() throws IOException {
        if (installed()) {
            return;
        }
        boolean made = Files.exists(ENVIRONMENT.resolve("pyvenv.cfg"))
                || run(Map.of(), List.of("python3", "-m", "venv", ENVIRONMENT.toString()))
                                .code()
                        == 0;
        assumeTrue(made, "there is neither boto3 nor a python3 with venv on this machine");
        Path programs = Files.isDirectory(ENVIRONMENT.resolve("bin"))
                ? ENVIRONMENT.resolve("bin")
                : ENVIRONMENT.resolve("Scripts");
        python = programs.resolve("python").toString();
        aws = programs.resolve("aws").toString();
        List<String> install = new ArrayList<>(List.of(python, "-m", "pip", "install", "-q"));
        try (var lines = Files.lines(PINS)) {
            lines.map(line -> line.split("\\s")[0])
                    .filter(pin -> pin.startsWith("boto3==") || pin.startsWith("awscli=="))
                    .forEach(install::add);
        }
        Program installed = installed() ? new Program(0, "") : run(Map.of(), install);
        assumeTrue(installed.code() == 0, "boto3 and awscli cannot be installed: " + installed.output());
    }

    private static boolean installed() {
        return run(Map.of(), List.of(python, "-c", "import boto3")).code() == 0
                && run(Map.of(), List.of(aws, "--version")).code() == 0;
    }

    private static Program run(Map<String, String> environment, List<String> command) {
        return Program.run(Path.of("."), environment, command);
    }

    @BeforeEach
    void open() {
        cloud = new ServedCloud(folder, Instant.parse("2026-03-02T09:14:36Z"));
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private Map<String, String> administrator() {
        Map<String, String> environment = Program.environment(
                cloud.endpoint(), ServedCloud.ADMINISTRATOR.accessKeyId(), ServedCloud.ADMINISTRATOR.secretAccessKey());
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        // The command line prints times in the zone of the machine.
        environment.put("TZ", "UTC");
        return environment;
    }

    @Test
    void boto3WalksThroughTheIdentities() throws IOException {
        walk("walk");
    }

    @Test
    void boto3AndTheCommandLineWalkThroughTheLab() throws IOException {
        walk("lab", aws);
    }

    /** Runs a program of the resources; what it prints is in the file beside it. */
    private void walk(String name, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(python, RESOURCES.resolve(name + ".py").toString()));
        command.addAll(List.of(arguments));

        Program walked = run(administrator(), command);

        assertThat(walked.output()).isEqualTo(Files.readString(RESOURCES.resolve(name + ".txt")));
        assertThat(walked.code()).isZero();
    }

    @Test
    void theCommandLineWalksThroughTheIdentities() throws IOException {
        assertThat(aws("sts get-caller-identity --query Arn"))
                .isEqualTo("arn:aws:iam::000000000000:user/administrator");
        assertThat(aws("iam create-user --user-name bob --query User.Arn"))
                .isEqualTo("arn:aws:iam::000000000000:user/bob");
        String[] key = aws("iam create-access-key --user-name bob --query AccessKey.[AccessKeyId,SecretAccessKey]")
                .split("\\s");
        Map<String, String> bob = Program.environment(cloud.endpoint(), key[0], key[1]);
        assertThat(aws(bob, "kinesis list-streams"))
                .contains("An error occurred (AccessDeniedException) when calling the ListStreams operation: User:"
                        + " arn:aws:iam::000000000000:user/bob is not authorized to perform: kinesis:ListStreams on"
                        + " resource: * because no identity-based policy allows the kinesis:ListStreams action");
        aws("iam attach-user-policy --user-name bob --policy-arn"
                + " arn:aws:iam::aws:policy/AmazonKinesisReadOnlyAccess");
        assertThat(aws(bob, "kinesis list-streams --query length(StreamNames)")).isEqualTo("0");
        assertThat(aws("iam simulate-principal-policy --policy-source-arn arn:aws:iam::000000000000:user/bob"
                        + " --action-names kinesis:PutRecord --query EvaluationResults[].EvalDecision"))
                .isEqualTo("implicitDeny");
        assertThat(aws("cognito-identity create-identity-pool --identity-pool-name w"
                        + " --allow-unauthenticated-identities --query IdentityPoolName"))
                .isEqualTo("w");
        Path file = Files.writeString(folder.resolve("a.txt"), "Shadowfax");
        assertThat(aws("s3 mb s3://herd")).isEqualTo("make_bucket: herd");
        assertThat(aws("s3 cp " + file + " s3://herd/a.txt --no-progress")).contains("upload:");
        assertThat(aws("s3 ls s3://herd/")).endsWith("9 a.txt");
        assertThat(aws("s3 cp s3://herd/a.txt -")).isEqualTo("Shadowfax");
        assertThat(aws(bob, "s3 ls s3://herd/"))
                .contains("An error occurred (AccessDenied) when calling the ListObjectsV2 operation: User:"
                        + " arn:aws:iam::000000000000:user/bob is not authorized to perform: s3:ListBucket on resource:"
                        + " \"arn:aws:s3:::herd\" because no identity-based policy allows the s3:ListBucket action");
        assertThat(aws("iam delete-user --user-name bob"))
                .contains(
                        "An error occurred (DeleteConflict) when calling the DeleteUser operation: Cannot delete entity,"
                                + " must delete access keys first.");
    }

    private String aws(String arguments) {
        return aws(administrator(), arguments);
    }

    private static String aws(Map<String, String> environment, String arguments) {
        List<String> command = new ArrayList<>(List.of(aws));
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of("--output", "text"));
        return run(environment, command).output().strip();
    }
}
