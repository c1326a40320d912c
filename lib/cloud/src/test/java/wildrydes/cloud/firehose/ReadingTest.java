package wildrydes.cloud.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.ScalingType;

/** A delivery stream that reads a Kinesis data stream. */
class ReadingTest {

    @TempDir
    Path folder;

    private Ground ground;

    @BeforeEach
    void begin() {
        ground = Ground.begin(folder);
    }

    @AfterEach
    void end() {
        ground.close();
    }

    @Test
    void itBeginsBehindWhatIsThereWhenItIsCreated() {
        ground.source(2);
        ground.send("before");
        ground.createReading(destination -> {});
        ground.send("at the same moment");
        ground.settle(Ground.ARN);
        ground.send("after");
        ground.passSeconds(62);
        assertThat(ground.content()).contains("at the same moment", "after").doesNotContain("before");
    }

    @Test
    void nothingCanBePutIntoIt() {
        ground.source(1);
        ground.reading(destination -> {});
        assertThatThrownBy(() -> ground.put("a"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("This operation is not permitted on KinesisStreamAsSource delivery stream type.");
        assertThatThrownBy(() -> ground.put(List.of(new byte[1])))
                .hasMessageContaining("This operation is not permitted on KinesisStreamAsSource delivery stream type.");
    }

    @Test
    void aBufferIsAnObjectAndTellsWhichRecordsItHas() {
        ground.source(1);
        ground.reading(destination -> {});
        String first = "";
        String last = "";
        for (int i = 0; i < 120; i++) {
            last = ground.send("{\"n\":" + i + "}\n");
            first = i == 0 ? last : first;
            ground.passSeconds(1);
        }
        ground.passSeconds(61);
        assertThat(ground.keys()).hasSize(2);
        assertThat(ground.content().lines()).hasSize(120);
        JsonNode objects = ground.deliveredObjects().path("objects");
        assertThat(objects).hasSize(2);
        assertThat(objects.get(0).path("records").asInt()).isEqualTo(60);
        assertThat(objects.get(0).path("ranges").get(0).path("shard").asText()).isEqualTo("shardId-000000000000");
        assertThat(objects.get(0).path("ranges").get(0).path("from").asText()).isEqualTo(first);
        assertThat(objects.get(1).path("ranges").get(0).path("to").asText()).isEqualTo(last);
        JsonNode found = ground.lab
                .get("/_lab/delivery/objects?stream=rides&shard=shardId-000000000000&sequence=" + last)
                .body()
                .path("objects");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("key").asText()).isEqualTo(ground.keys().get(1));
    }

    @Test
    void shardsThatComeOfOthersAreReadAfterThem() {
        ground.source(1);
        ground.reading(destination -> {});
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            sent.add("a" + i + "\n");
        }
        ground.send(sent);
        ground.kinesis.updateShardCount(request ->
                request.streamName(Ground.SOURCE).targetShardCount(2).scalingType(ScalingType.UNIFORM_SCALING));
        ground.settle(Ground.SOURCE_ARN);
        List<String> more = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            more.add("b" + i + "\n");
        }
        ground.send(more);
        sent.addAll(more);
        ground.passSeconds(62);
        assertThat(ground.content().lines().map(line -> line + "\n")).containsExactlyInAnyOrderElementsOf(sent);
        ground.close();
        ground = new Ground(folder);
        ground.passSeconds(120);
        assertThat(ground.content().lines()).hasSize(20);
    }

    @Test
    void aRestartReadsAgainWhatWasNotDelivered() {
        ground.source(2);
        ground.reading(destination -> {});
        ground.send("first\n");
        ground.passSeconds(62);
        ground.send("second\n");
        ground.passSeconds(10);
        ground.close();
        ground = new Ground(folder);
        ground.send("third\n");
        ground.passSeconds(62);
        assertThat(ground.content().lines()).containsExactlyInAnyOrder("first", "second", "third");
    }

    @Test
    void aRoleThatMayNotReadSaysSoAndGoesOnLater() {
        ground.source(1);
        ground.reading(destination -> {});
        ground.allow("s3:*");
        ground.send("a");
        ground.passSeconds(5);
        JsonNode error = ground.delivery().path("error");
        assertThat(error.path("code").asText()).isEqualTo("Kinesis.AccessDenied");
        assertThat(error.path("reason").asText()).contains("is not authorized to perform: kinesis:");
        ground.allow("*");
        ground.passSeconds(122);
        assertThat(ground.content()).isEqualTo("a");
        assertThat(ground.delivery().path("error").isNull()).isTrue();
    }

    @Test
    void aSourceThatIsGoneIsMissedUntilThereIsAnotherOne() {
        ground.source(1);
        ground.reading(destination -> {});
        ground.kinesis.deleteStream(request -> request.streamName(Ground.SOURCE));
        ground.settle(Ground.SOURCE_ARN);
        ground.passSeconds(5);
        assertThat(ground.describe().deliveryStreamStatusAsString()).isEqualTo("ACTIVE");
        assertThat(ground.delivery().path("error").path("code").asText()).isEqualTo("Kinesis.ResourceNotFound");
        ground.source(1);
        ground.send("again");
        ground.passSeconds(130);
        assertThat(ground.content()).isEqualTo("again");
    }

    @Test
    void whatTheProducerLibraryPutTogetherIsTakenApart() throws Exception {
        SdkBytes together = SdkBytes.fromByteArray(aggregate("one\n", "two\n"));
        ground.source(1);
        ground.reading(destination -> {});
        ground.kinesis.putRecord(
                request -> request.streamName(Ground.SOURCE).partitionKey("k").data(together));
        ground.passSeconds(62);
        assertThat(ground.content()).isEqualTo("one\ntwo\n");
        assertThat(ground.delivery().path("last").path("records").asInt()).isEqualTo(2);
    }

    /** As the Kinesis Producer Library does it. */
    static byte[] aggregate(String... records) throws Exception {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write(new byte[] {0x0A, 1, 'k'});
        for (String record : records) {
            byte[] data = record.getBytes(StandardCharsets.UTF_8);
            message.write(new byte[] {0x1A, (byte) (data.length + 4), 0x08, 0, 0x1A, (byte) data.length});
            message.write(data);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(new byte[] {(byte) 0xF3, (byte) 0x89, (byte) 0x9A, (byte) 0xC2});
        whole.write(message.toByteArray());
        whole.write(MessageDigest.getInstance("MD5").digest(message.toByteArray()));
        return whole.toByteArray();
    }

    @Test
    void aDeletedDeliveryStreamReadsNoMore() {
        ground.source(1);
        ground.reading(destination -> {});
        ground.send("a");
        ground.passSeconds(2);
        ground.firehose.deleteDeliveryStream(request -> request.deliveryStreamName(Ground.NAME));
        ground.settle(Ground.ARN);
        ground.passSeconds(120);
        assertThat(ground.keys()).isEmpty();
    }
}
