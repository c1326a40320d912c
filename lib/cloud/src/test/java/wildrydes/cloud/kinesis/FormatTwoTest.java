package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kinesis.model.Tag;
import wildrydes.cloud.ServedCloud;

/**
 * A folder that a cloud of format 2 left when it was killed: a snapshot with two streams and 20 records, and a log with 5 more
 * records and a third stream.
 */
class FormatTwoTest {

    @TempDir
    Path folder;

    @BeforeEach
    void unpack() throws IOException {
        try (InputStream packed = Objects.requireNonNull(getClass().getResourceAsStream("format-2.zip"));
                ZipInputStream zip = new ZipInputStream(packed)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.copy(zip, file);
            }
        }
    }

    @Test
    void isReadAndGoesOnInTheNewFormat() throws IOException {
        read();
        assertThat(folder.resolve("format")).hasContent("5");
        read();
    }

    private void read() {
        try (ServedCloud cloud = new ServedCloud(folder);
                KinesisClient kinesis = cloud.kinesis(ServedCloud.ADMINISTRATOR)) {
            assertThat(kinesis.listStreams().streamNames()).containsExactly("gone", "od", "old");
            assertThat(summary(kinesis, "gone").openShardCount()).isBetween(0, 1);
            assertThat(summary(kinesis, "od").streamModeDetails().streamMode()).isEqualTo(StreamMode.ON_DEMAND);
            StreamDescriptionSummary old = summary(kinesis, "old");
            assertThat(old.streamStatus()).isEqualTo(StreamStatus.ACTIVE);
            assertThat(old.retentionPeriodHours()).isEqualTo(24);
            assertThat(old.openShardCount()).isEqualTo(2);
            assertThat(kinesis.listTagsForStream(request -> request.streamName("old"))
                            .tags())
                    .containsExactly(Tag.builder().key("a").value("b").build());
            Set<Integer> read = new TreeSet<>();
            for (int shard = 0; shard < 2; shard++) {
                String id = Shard.id(shard);
                String iterator = kinesis.getShardIterator(request ->
                                request.streamName("old").shardId(id).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                        .shardIterator();
                kinesis.getRecords(request -> request.shardIterator(iterator))
                        .records()
                        .forEach(
                                record -> read.add(Integer.valueOf(record.data().asUtf8String())));
            }
            assertThat(read).hasSize(25);
        }
    }

    private static StreamDescriptionSummary summary(KinesisClient kinesis, String stream) {
        return kinesis.describeStreamSummary(request -> request.streamName(stream))
                .streamDescriptionSummary();
    }
}
