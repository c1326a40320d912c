package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.kinesis.Refused.refused;
import static wildrydes.cloud.kinesis.ServedKinesis.SHARD;
import static wildrydes.cloud.kinesis.ServedKinesis.texts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import wildrydes.cloud.store.Damage;
import wildrydes.cloud.store.FailingDisk;
import wildrydes.cloud.store.Store;

/** State that outlives the process, and disks that do not do what they should. */
class RestartTest {

    private static final String INTERNAL =
            "The request processing has failed because of an unknown error, exception or failure.";

    @TempDir
    Path folder;

    @Test
    void streamsRecordsAndIteratorsSurviveACleanEnd() {
        String iterator;
        List<Record> before;
        ManualTime time;
        try (ServedKinesis kinesis = new ServedKinesis(folder)) {
            time = kinesis.time;
            kinesis.stream("w", 2);
            iterator = kinesis.iterator("w", ShardIteratorType.TRIM_HORIZON);
            kinesis.put("w", "a", "1");
            kinesis.put("w", "a", "2");
            before = kinesis.all("w", SHARD);
        }
        try (ServedKinesis kinesis = new ServedKinesis(new Store(folder), time)) {
            assertThat(before).isNotEmpty();
            assertThat(kinesis.all("w", SHARD)).isEqualTo(before);
            assertThat(kinesis.read(iterator).records()).isEqualTo(before);
            assertThat(kinesis.put("w", "a", "3").sequenceNumber())
                    .isGreaterThan(before.get(before.size() - 1).sequenceNumber());
            assertThat(texts(kinesis.all("w", SHARD))).containsExactly("1", "2", "3");
        }
    }

    @Test
    void everyAcknowledgedChangeSurvivesAnEndWithoutWarning() throws IOException {
        ServedKinesis killed = new ServedKinesis(folder);
        killed.stream("old", 1);
        killed.stream("w", 1);
        killed.put("w", "k", "1");
        killed.store.checkpoint();
        killed.put("w", "k", "2");
        killed.client.deleteStream(request -> request.streamName("old"));
        killed.client.createStream(request -> request.streamName("new").shardCount(3));

        ManualTime time = new ManualTime(killed.time.instant());
        try (ServedKinesis kinesis = new ServedKinesis(new Store(folder), time)) {
            assertThat(texts(kinesis.all("w", SHARD))).containsExactly("1", "2");
            assertThat(status(kinesis, "old")).isEqualTo(StreamStatus.DELETING);
            assertThat(status(kinesis, "new")).isEqualTo(StreamStatus.CREATING);
            assertThat(time.transitions())
                    .containsExactlyInAnyOrder(ServedKinesis.arn("old"), ServedKinesis.arn("new"));

            time.pass(Streams.CHANGE);

            assertThat(status(kinesis, "new")).isEqualTo(StreamStatus.ACTIVE);
            assertThat(kinesis.client.listStreams().streamNames()).containsExactly("new", "w");
        }
        killed.door.close();
    }

    @Test
    void whatBecameDueMeanwhileIsDoneAtTheStart() {
        ServedKinesis killed = new ServedKinesis(folder);
        killed.stream("old", 1);
        killed.client.deleteStream(request -> request.streamName("old"));
        killed.client.createStream(request -> request.streamName("new").shardCount(1));

        ManualTime later = new ManualTime(killed.time.instant().plus(Duration.ofMinutes(1)));
        try (ServedKinesis kinesis = new ServedKinesis(new Store(folder), later)) {
            assertThat(kinesis.client.listStreams().streamNames()).containsExactly("new");
            assertThat(status(kinesis, "new")).isEqualTo(StreamStatus.ACTIVE);
        }
        killed.door.close();
    }

    @Test
    void aNameThatWasUsedBeforeGivesNoOldRecords() throws IOException {
        ServedKinesis killed = new ServedKinesis(folder);
        killed.stream("w", 1);
        killed.put("w", "k", "old");
        killed.store.checkpoint();
        killed.client.deleteStream(request -> request.streamName("w"));
        killed.time.pass(Streams.CHANGE);
        killed.stream("w", 1);
        killed.put("w", "k", "new");

        try (ServedKinesis kinesis = new ServedKinesis(new Store(folder), killed.time)) {
            assertThat(texts(kinesis.all("w", SHARD))).containsExactly("new");
        }
        killed.door.close();
    }

    @Test
    void filesOfAStreamThatWasGoneAreDeletedLater() throws IOException {
        try (ServedKinesis kinesis = new ServedKinesis(folder)) {
            kinesis.stream("w", 1);
            kinesis.client.deleteStream(request -> request.streamName("w"));
            kinesis.time.pass(Streams.CHANGE);
        }
        Path left = Files.createDirectories(folder.resolve("kinesis/1/" + SHARD));
        Files.writeString(left.resolve("1.records"), "left over");
        Path note = Files.writeString(folder.resolve("kinesis/note.txt"), "a person's");

        try (ServedKinesis kinesis = new ServedKinesis(folder)) {
            kinesis.store.checkpoint();
            assertThat(kinesis.store.damages().found()).isEmpty();
        }

        assertThat(folder.resolve("kinesis/1")).doesNotExist();
        assertThat(note).hasContent("a person's");
    }

    @Test
    void recordsOfAStreamThatTheStateHasLostAreKeptAndNamed() throws IOException {
        ManualTime time;
        try (ServedKinesis kinesis = new ServedKinesis(folder)) {
            time = kinesis.time;
            kinesis.stream("w", 1);
            kinesis.put("w", "k", "1");
        }
        Path state = folder.resolve("kinesis.state");
        byte[] bytes = Files.readAllBytes(state);
        Files.delete(state);
        Path records = folder.resolve("kinesis/1");
        Path kept = folder.resolve("kinesis/1.lost");

        try (ServedKinesis kinesis = new ServedKinesis(new Store(folder), time)) {
            kinesis.stream("v", 1);
            assertThat(kinesis.store.damages().found())
                    .extracting(Damage::sentence)
                    .containsExactly(
                            "The folder " + records + " has records of something that the state has lost; it is"
                                    + " kept as " + kept
                                    + ". Restore the state from a copy and give the folder its name back while"
                                    + " no cloud uses them, or delete it.");
        }
        Files.write(state, bytes);
        Files.move(kept, records, StandardCopyOption.REPLACE_EXISTING);

        try (ServedKinesis kinesis = new ServedKinesis(new Store(folder), time)) {
            assertThat(texts(kinesis.all("w", SHARD))).containsExactly("1");
        }
    }

    @Test
    void aFullDiskFailsRequestsButLosesNothingAndLaterRequestsWork() {
        FailingDisk disk = new FailingDisk();
        ManualTime time = new ManualTime(ServedKinesis.START);
        try (ServedKinesis kinesis = new ServedKinesis(disk.store(folder, 1 << 20), time)) {
            kinesis.stream("w", 1);
            kinesis.put("w", "k", "before");
            disk.fail("No space left on device");
            refused(() -> kinesis.put("w", "k", "lost"), "InternalFailure", INTERNAL);
            refused(
                    () -> kinesis.client.createStream(
                            request -> request.streamName("v").shardCount(1)),
                    "InternalFailure",
                    INTERNAL);
            assertThat(kinesis.client.listStreams().streamNames()).containsExactly("w");
            assertThat(texts(kinesis.all("w", SHARD))).containsExactly("before");
            disk.heal();
            kinesis.put("w", "k", "after");
            assertThat(texts(kinesis.all("w", SHARD))).containsExactly("before", "after");
        }
        try (ServedKinesis kinesis = new ServedKinesis(new Store(folder), time)) {
            assertThat(texts(kinesis.all("w", SHARD))).containsExactly("before", "after");
        }
    }

    private static StreamStatus status(ServedKinesis kinesis, String stream) {
        return kinesis.client
                .describeStreamSummary(request -> request.streamName(stream))
                .streamDescriptionSummary()
                .streamStatus();
    }
}
