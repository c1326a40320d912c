package wildrydes.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import wildrydes.cloud.auth.AccessKey;
import wildrydes.cloud.clock.WallTime;

class CloudTest {

    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    void aCloudThatNobodyUsesEnds() throws Exception {
        try (Cloud cloud = new Cloud(settings(0, Duration.ofMillis(50)), WallTime.system())) {
            cloud.awaitStop();
        }
    }

    @Test
    void whatWasOpenedIsClosedAgainWhenTheStartFails() throws IOException {
        try (Cloud cloud = new Cloud(settings(0, null), WallTime.system())) {
            Path other = folder.resolve("other");
            Settings same = new Settings(
                    cloud.port(),
                    other,
                    new AccessKey("AK", "sk"),
                    1,
                    true,
                    null,
                    "000000000000",
                    "us-east-1",
                    null,
                    List.of());
            assertThatThrownBy(() -> new Cloud(same, WallTime.system()))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("Port " + cloud.port() + " is taken by another process");

            try (DataFolder free = DataFolder.take(other)) {
                assertThat(free.path()).isEqualTo(other);
            }
        }
    }

    @Test
    void closingTwiceDoesNothingTheSecondTime() throws IOException {
        Cloud cloud = new Cloud(settings(0, null), WallTime.system());
        cloud.close();
        cloud.close();
    }

    @Test
    void theStatusAndTheJournalSayWhatTheDiskHasLost() throws IOException {
        AccessKey key = new AccessKey("AK", "sk");
        try (Cloud cloud = new Cloud(settings(0, null), WallTime.system());
                KinesisClient kinesis = kinesis(cloud)) {
            kinesis.createStream(request -> request.streamName("w").shardCount(1));
            LabClient lab = new LabClient(endpoint(cloud), key);
            lab.post("/_lab/clock/settle", "{\"resource\":\"arn:aws:kinesis:us-east-1:000000000000:stream/w\"}");
            kinesis.putRecord(
                    request -> request.streamName("w").partitionKey("k").data(SdkBytes.fromUtf8String("1")));
            assertThat(lab.get("/_lab/status").body().has("damage")).isFalse();
        }
        Path file = folder.resolve("data/kinesis/1/shardId-000000000000/0000000000000000001.records");
        Files.delete(file);

        try (Cloud cloud = new Cloud(settings(0, null), WallTime.system())) {
            LabClient lab = new LabClient(endpoint(cloud), key);
            String sentence = "The file " + file + ", which has records of shard shardId-000000000000 of stream w"
                    + " (position 1), is missing, and these records are lost; all others are served. Restore the file from a"
                    + " copy while no cloud uses the folder, if there is one.";
            assertThat(lab.get("/_lab/status").body().path("damage").textValue())
                    .isEqualTo(sentence);
            assertThat(lab.get("/_lab/calls?service=lab").body().path("calls")).anySatisfy(call -> {
                assertThat(call.path("operation").textValue()).isEqualTo("StateDamaged");
                assertThat(call.path("message").textValue()).isEqualTo(sentence);
            });
        }
    }

    private static URI endpoint(Cloud cloud) {
        return URI.create("http://127.0.0.1:" + cloud.port());
    }

    private static KinesisClient kinesis(Cloud cloud) {
        return new Clients(cloud.port()).client(KinesisClient.builder(), AwsBasicCredentials.create("AK", "sk"));
    }

    private Settings settings(int port, @Nullable Duration idleStop) {
        return new Settings(
                port,
                folder.resolve("data"),
                new AccessKey("AK", "sk"),
                1,
                true,
                null,
                "000000000000",
                "us-east-1",
                idleStop,
                List.of());
    }
}
