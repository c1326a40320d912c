package wildrydes.cloud.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;

/** What the wire layer takes from inside the SDK; the first to fail when a new version of it changes that. */
class OperationTest {

    private final Services services = new Services(List.of(new Service(
            "kinesis", "kinesis", "Kinesis_20131202", new EchoKinesis(), (request, caller) -> ResourceNames.ANY)));

    @Test
    void everyMethodOfAServiceIsAnOperationAndNothingElseIs() {
        assertThat(services.all().get(0).operations())
                .extracting(Operation::name)
                .containsExactly(
                        "AddTagsToStream",
                        "CreateStream",
                        "DescribeStream",
                        "DescribeStreamConsumer",
                        "GetRecords",
                        "GetShardIterator",
                        "ListShards",
                        "ListStreams",
                        "PutRecord",
                        "PutRecords");
    }

    @Test
    void theSdkNamesAnOperationAsItsRequestClassDoes() {
        for (Operation operation : services.all().get(0).operations()) {
            assertThat(operation.binding().operationIdentifier()).isEqualTo("Kinesis_20131202." + operation.name());
            assertThat(operation.binding().requestUri()).isEqualTo("/");
            assertThat(operation.binding().apiVersion())
                    .as("only the Query protocol has one")
                    .isNull();
        }
    }

    @Test
    void anOperationIsFoundByItsRequest() {
        Operation operation = services.of(PutRecordRequest.builder().build());

        assertThat(operation).hasToString("kinesis:PutRecord");
    }
}
