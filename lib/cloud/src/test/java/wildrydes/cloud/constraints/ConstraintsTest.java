package wildrydes.cloud.constraints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.AddTagsToStreamRequest;
import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.RemoveTagsFromStreamRequest;

class ConstraintsTest {

    private static final PutRecordsRequestEntry GOOD = PutRecordsRequestEntry.builder()
            .partitionKey("k")
            .data(SdkBytes.fromUtf8String("data"))
            .build();

    private final Constraints constraints = Constraints.beside(ConstraintsTest.class);

    @Test
    void aRequestThatKeepsThemPasses() {
        PutRecordsRequest request =
                PutRecordsRequest.builder().streamName("s").records(GOOD).build();

        assertThat(constraints.violated("PutRecords", request)).isNull();
        assertThat(constraints.violated(
                        "ListStreams", ListStreamsRequest.builder().build()))
                .isNull();
    }

    @Test
    void everyViolationIsWordedAsAwsDoes() {
        PutRecordsRequest request = PutRecordsRequest.builder().streamName("").build();

        assertThat(constraints.violated("PutRecords", request))
                .isEqualTo("3 validation errors detected: "
                        + "Value '' at 'streamName' failed to satisfy constraint: Member must have length greater than"
                        + " or equal to 1; "
                        + "Value '' at 'streamName' failed to satisfy constraint: Member must satisfy regular expression"
                        + " pattern: [a-zA-Z0-9_.-]+; "
                        + "Value null at 'records' failed to satisfy constraint: Member must not be null");
    }

    @Test
    void aListOfStructuresIsNotPrinted() {
        PutRecordsRequest request = PutRecordsRequest.builder()
                .streamName("s")
                .records(Collections.nCopies(4, GOOD))
                .build();

        assertThat(constraints.violated("PutRecords", request))
                .isEqualTo("1 validation error detected: Value at 'records' failed to satisfy constraint: Member must"
                        + " have length less than or equal to 3");
    }

    @Test
    void membersOfElementsAreCountedFromOne() {
        PutRecordsRequest request = PutRecordsRequest.builder()
                .streamName("s")
                .records(
                        GOOD,
                        PutRecordsRequestEntry.builder()
                                .partitionKey("sixsix")
                                .data(SdkBytes.fromUtf8String("five5"))
                                .build())
                .build();

        assertThat(constraints.violated("PutRecords", request))
                .isEqualTo("2 validation errors detected: "
                        + "Value 'java.nio.HeapByteBuffer[pos=0 lim=5 cap=5]' at 'records.2.member.data' failed to satisfy"
                        + " constraint: Member must have length less than or equal to 4; "
                        + "Value 'sixsix' at 'records.2.member.partitionKey' failed to satisfy constraint: Member must"
                        + " have length less than or equal to 5");
    }

    @Test
    void aLengthCountsCharactersNotSurrogates() {
        PutRecordsRequest request = PutRecordsRequest.builder()
                .streamName("s")
                .records(GOOD.toBuilder().partitionKey("\uD83E\uDD84".repeat(5)).build())
                .build();

        assertThat(constraints.violated("PutRecords", request)).isNull();
    }

    @Test
    void keysAndValuesOfMapsAndElementsOfListsAreReportedWithTheirWhole() {
        assertThat(constraints.violated(
                        "AddTagsToStream",
                        AddTagsToStreamRequest.builder()
                                .tags(Map.of("long", "v"))
                                .build()))
                .isEqualTo(
                        "1 validation error detected: Value '{long=v}' at 'tags' failed to satisfy constraint: Map keys"
                                + " must satisfy constraint: [Member must have length less than or equal to 3, Member must have"
                                + " length greater than or equal to 1]");
        assertThat(constraints.violated(
                        "AddTagsToStream",
                        AddTagsToStreamRequest.builder()
                                .tags(Map.of("k", "value"))
                                .build()))
                .contains(
                        "Value '{k=value}' at 'tags' failed to satisfy constraint: Map value must satisfy constraint: [");
        assertThat(constraints.violated(
                        "RemoveTagsFromStream",
                        RemoveTagsFromStreamRequest.builder().tagKeys("a", "B").build()))
                .isEqualTo(
                        "1 validation error detected: Value '[a, B]' at 'tagKeys' failed to satisfy constraint: Member"
                                + " must satisfy constraint: [Member must have length less than or equal to 3, Member must have"
                                + " length greater than or equal to 1, Member must satisfy regular expression pattern: [a-z]*]");
    }

    @Test
    void numbersHaveRangesAndEnumsHaveSets() {
        assertThat(constraints.violated(
                        "CreateStream",
                        CreateStreamRequest.builder()
                                .shardCount(0)
                                .streamModeDetails(mode -> mode.streamMode("OTHER"))
                                .build()))
                .isEqualTo("2 validation errors detected: "
                        + "Value '0' at 'shardCount' failed to satisfy constraint: Member must have value greater than or"
                        + " equal to 1; "
                        + "Value 'OTHER' at 'streamModeDetails.streamMode' failed to satisfy constraint: Member must"
                        + " satisfy enum value set: [PROVISIONED, ON_DEMAND]");
        assertThat(constraints.violated(
                        "CreateStream", CreateStreamRequest.builder().build()))
                .as("a member of a structure that is not there is not missing")
                .isNull();
    }

    @Test
    void atMostTenViolationsAreReported() {
        PutRecordsRequest request = PutRecordsRequest.builder()
                .streamName("s")
                .records(
                        Collections.nCopies(20, PutRecordsRequestEntry.builder().build()))
                .build();

        assertThat(constraints.violated("PutRecords", request)).startsWith("10 validation errors detected: ");
    }

    @Test
    void aMemberThatTheModelDoesNotHaveIsAFaultOfTheFile() {
        assertThatThrownBy(() -> constraints.violated(
                        "DeleteStream", DeleteStreamRequest.builder().build()))
                .hasMessage(
                        "wildrydes/cloud/constraints/constraints.json, operation DeleteStream, member StreamNane: the"
                                + " SDK's model has no member StreamNane here");
    }
}
