package wildrydes.cloud.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

        Program listed = run("python3", "-c", """
                import boto3
                kinesis = boto3.client('kinesis')
                kinesis.put_record(StreamName='wildrydes', PartitionKey='k', Data=b'\\x00\\xff')
                print(kinesis.list_streams()['StreamNames'])
                """);
        assertThat(listed).isEqualTo(new Program(0, "['wildrydes']\n"));

        Program put = run("python3", "-c", """
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

        Program failed = run("python3", "-c", """
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
                .isEqualTo(new Program(0, "wildrydes\n"));

        kinesis.fails(ResourceNotFoundException.builder()
                .message("Stream wildrydes under account 000000000000 not found.")
                .build());
        Program failed = run("aws", "kinesis", "list-streams");
        assertThat(failed.code()).isNotZero();
        assertThat(failed.output())
                .contains("An error occurred (ResourceNotFoundException) when calling the ListStreams operation: Stream"
                        + " wildrydes under account 000000000000 not found.");
    }

    private static Program run(String... command) {
        return Program.run(door, command);
    }
}
