package wildrydes.cloud.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import wildrydes.cloud.wire.EchoKinesis;

/** Clients that are not written in Java sign in, get an answer, and get an error; run where they are installed. */
class OtherClientsTest {

    private static EchoKinesis kinesis;
    private static ServedDoor door;

    @BeforeAll
    static void open() {
        kinesis = new EchoKinesis();
        door = new ServedDoor(kinesis);
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @Test
    void boto3IsServed() {
        assumeTrue(
                run("python3", "-c", "import boto3").code() == 0,
                "python3 with boto3 is not installed on this machine");
        kinesis.answers(ListStreamsResponse.builder()
                .streamNames("wildrydes")
                .hasMoreStreams(false)
                .build());

        Run listed = run("python3", "-c", """
                import boto3
                kinesis = boto3.client('kinesis')
                kinesis.put_record(StreamName='wildrydes', PartitionKey='k', Data=b'\\x00\\xff')
                print(kinesis.list_streams()['StreamNames'])
                """);
        assertThat(listed).isEqualTo(new Run(0, "['wildrydes']\n"));

        Run put = run("python3", "-c", """
                import boto3
                boto3.client('kinesis').put_record(StreamName='wildrydes', PartitionKey='k', Data=b'\\x00\\xff')
                """);
        assertThat(put.code()).isZero();
        assertThat(kinesis.asked())
                .isEqualTo(PutRecordRequest.builder()
                        .streamName("wildrydes")
                        .partitionKey("k")
                        .data(SdkBytes.fromByteArray(new byte[] {0, -1}))
                        .build());
    }

    @Test
    void boto3SeesTheServicesErrorAsItself() {
        assumeTrue(
                run("python3", "-c", "import boto3").code() == 0,
                "python3 with boto3 is not installed on this machine");
        kinesis.fails(ResourceNotFoundException.builder()
                .message("Stream wildrydes under account 000000000000 not found.")
                .build());

        Run failed = run("python3", "-c", """
                import boto3
                kinesis = boto3.client('kinesis')
                try:
                    kinesis.list_streams()
                except kinesis.exceptions.ResourceNotFoundException as e:
                    print(e)
                """);

        assertThat(failed.output())
                .isEqualTo(
                        "An error occurred (ResourceNotFoundException) when calling the ListStreams operation: Stream"
                                + " wildrydes under account 000000000000 not found.\n");
    }

    @Test
    void theAwsCommandLineIsServed() {
        assumeTrue(run("aws", "--version").code() == 0, "the aws command line is not installed on this machine");
        kinesis.answers(ListStreamsResponse.builder()
                .streamNames("wildrydes")
                .hasMoreStreams(false)
                .build());

        assertThat(run("aws", "kinesis", "list-streams", "--query", "StreamNames", "--output", "text"))
                .isEqualTo(new Run(0, "wildrydes\n"));

        kinesis.fails(ResourceNotFoundException.builder()
                .message("Stream wildrydes under account 000000000000 not found.")
                .build());
        Run failed = run("aws", "kinesis", "list-streams");
        assertThat(failed.code()).isNotZero();
        assertThat(failed.output())
                .contains("An error occurred (ResourceNotFoundException) when calling the ListStreams operation: Stream"
                        + " wildrydes under account 000000000000 not found.");
    }

    private record Run(int code, String output) {}

    /** Runs a program against the door; one that is not installed has code -1. */
    private static Run run(String... command) {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
        builder.environment().put("AWS_ENDPOINT_URL", door.endpoint().toString());
        builder.environment().put("AWS_ACCESS_KEY_ID", ServedDoor.KEY.id());
        builder.environment().put("AWS_SECRET_ACCESS_KEY", ServedDoor.KEY.secret());
        builder.environment().put("AWS_DEFAULT_REGION", ServedDoor.REGION);
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        builder.environment().put("AWS_MAX_ATTEMPTS", "1");
        builder.environment().put("AWS_PAGER", "");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " did not end.");
            }
            return new Run(process.exitValue(), output);
        } catch (IOException e) {
            return new Run(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
