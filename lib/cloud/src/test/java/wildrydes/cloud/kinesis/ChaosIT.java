package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import wildrydes.cloud.Clients;
import wildrydes.cloud.CloudProcess;
import wildrydes.cloud.LabClient;

/**
 * A packed cloud that is killed again and again while several clients put records, in the middle of checkpoints, of
 * resharding and of files that expire: what was acknowledged is there, once, in order. Each kill loses up to an hour of the cloud's time, so that
 * retention passes within a run.
 */
class ChaosIT {

    private static final String STREAM = "w";
    private static final String ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/" + STREAM;
    private static final int SHARDS = 4;
    private static final int CLIENTS = 4;
    private static final int MOST_CALLS = 250;
    private static final int MOST_RECORDS = 20;
    /** Of cloud time, which passes so fast that no shard's limit is met. */
    private static final String SPEED = "1000";
    /** From some checkpoints a call to none in a process's life. */
    private static final List<Integer> CHECKPOINT_BYTES = List.of(2_000, 20_000, 200_000, 32 << 20);

    @TempDir
    Path folder;

    private final Random random = new Random(20261126);
    private final Witness witness = new Witness(STREAM);
    /** Calls that failed though nobody had been killed. */
    private final List<Throwable> early = new CopyOnWriteArrayList<>();

    @Test
    @Timeout(600)
    void nothingAcknowledgedIsLostInAFewKills() throws InterruptedException {
        kill(4);
    }

    @Test
    @Tag("slow")
    @Timeout(600)
    void nothingAcknowledgedIsLostInFifteenKills() throws InterruptedException {
        kill(15);
        assertThat(witness.acknowledged()).isGreaterThan(7_000);
    }

    @Test
    @Tag("alone")
    @Timeout(1200)
    void nothingAcknowledgedIsLostInAHundredKills() throws InterruptedException {
        kill(100);
        assertThat(witness.acknowledged()).isGreaterThan(50_000);
    }

    private void kill(int times) throws InterruptedException {
        for (int time = 0; time < times; time++) {
            int threshold = CHECKPOINT_BYTES.get(random.nextInt(CHECKPOINT_BYTES.size()));
            try (CloudProcess cloud = start(threshold)) {
                try (KinesisClient client = client(cloud)) {
                    if (time == 0) {
                        client.createStream(
                                request -> request.streamName(STREAM).shardCount(SHARDS));
                        time(cloud).post("/_lab/clock/settle", "{\"resource\":\"" + ARN + "\"}");
                    }
                    witness.readOn(client, time(cloud)::now);
                    reshard(client);
                }
                putUntilKilled(cloud, 1 + random.nextInt(MOST_CALLS));
            }
        }
        try (CloudProcess cloud = start(CHECKPOINT_BYTES.get(0));
                KinesisClient client = client(cloud)) {
            LabClient lab = time(cloud);
            witness.readAll(client, lab::now);
            assertThat(lab.get("/_lab/status").body().has("damage")).isFalse();
        }
        assertThat(folder.resolve("log"))
                .isDirectoryNotContaining(file -> file.toString().endsWith(".damaged"));
    }

    /** Has the number of shards changed while records come, if AWS's rules allow it now. */
    private void reshard(KinesisClient client) {
        int open = client.describeStreamSummary(request -> request.streamName(STREAM))
                .streamDescriptionSummary()
                .openShardCount();
        int target = open > SHARDS ? SHARDS : SHARDS + 1 + random.nextInt(SHARDS);
        try {
            client.updateShardCount(request ->
                    request.streamName(STREAM).targetShardCount(target).scalingType(ScalingType.UNIFORM_SCALING));
        } catch (LimitExceededException | ResourceInUseException e) {
            assertThat(e.statusCode()).isEqualTo(400); // ten times a day at most, and not while it changes
        }
    }

    private CloudProcess start(int checkpointBytes) {
        return CloudProcess.start(
                List.of("-Dwildrydes.cloud.checkpointBytes=" + checkpointBytes), folder, "--speed", SPEED);
    }

    private static LabClient time(CloudProcess cloud) {
        return new LabClient(cloud.endpoint(), CloudProcess.KEY);
    }

    private static KinesisClient client(CloudProcess cloud) {
        return new Clients(cloud.endpoint().getPort())
                .client(
                        KinesisClient.builder(),
                        AwsBasicCredentials.create(CloudProcess.KEY.id(), CloudProcess.KEY.secret()));
    }

    /** Several clients put records until the process, which is killed after so many calls of theirs, is gone. */
    private void putUntilKilled(CloudProcess cloud, int calls) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(calls);
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            String name = "writer-" + i;
            int records = 1 + random.nextInt(MOST_RECORDS);
            Thread writer = new Thread(() -> put(cloud, name, records, enough), name);
            writer.start();
            writers.add(writer);
        }
        enough.await();
        cloud.kill();
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(early).isEmpty();
    }

    private void put(CloudProcess cloud, String name, int records, CountDownLatch enough) {
        try (KinesisClient client = client(cloud)) {
            while (true) {
                witness.put(client, name, records);
                enough.countDown();
            }
        } catch (SdkException e) {
            if (enough.getCount() > 0) {
                early.add(e);
                while (enough.getCount() > 0) {
                    enough.countDown();
                }
            }
        }
    }
}
