package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import wildrydes.cloud.Clients;
import wildrydes.cloud.CloudProcess;
import wildrydes.cloud.LabClient;

/** A packed cloud on a file system of a few megabytes that fills up, has room again, and fills up once more. */
class FullDiskIT {

    private static final String STREAM = "w";
    private static final int MEGABYTES = 16;
    private static final int BALLAST_BYTES = 4 << 20;
    private static final int MOST_CALLS = 100_000;
    /** Checkpoints come before the disk is full, and when it is. */
    private static final List<String> RUNTIME = List.of("-Dwildrydes.cloud.checkpointBytes=1000000");

    @TempDir
    Path mount;

    private boolean mounted;

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    @BeforeEach
    void mount() throws InterruptedException {
        try {
            mounted = run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", mount.toString());
        } catch (IOException e) {
            mounted = false; // no such program
        }
        assumeTrue(mounted, "this user cannot mount a small file system to fill up");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            assertThat(run("umount", mount.toString())).isTrue();
        }
    }

    @Test
    @Timeout(600)
    void whatWasAcknowledgedStaysAndPutsGoOnWhenThereIsRoomAgain() throws Exception {
        Path first = Files.write(mount.resolve("first"), new byte[BALLAST_BYTES]);
        Path second = Files.write(mount.resolve("second"), new byte[BALLAST_BYTES]);
        Path data = mount.resolve("data");
        Witness witness = new Witness(STREAM);
        try (CloudProcess cloud = CloudProcess.start(RUNTIME, data, "--speed", "1000");
                KinesisClient client = client(cloud)) {
            client.createStream(request -> request.streamName(STREAM).shardCount(2));
            LabClient lab = new LabClient(cloud.endpoint(), CloudProcess.KEY);
            lab.post("/_lab/clock/settle", "{\"resource\":\"arn:aws:kinesis:us-east-1:000000000000:stream/w\"}");

            fill(client, witness);
            for (int i = 0; i < 50; i++) { // what fails again and again must not leave anything behind
                putsFail(client, witness);
            }
            assertThat(logs(data)).hasSizeLessThan(20);
            // Time stands still while it cannot be kept, so limits leave room for few calls.
            assertThat(witness.firstPage(client, ServedKinesis.SHARD)).isNotEmpty();

            Files.delete(first);
            witness.readAll(client, lab::now);
            long before = witness.acknowledged();
            fill(client, witness);
            assertThat(witness.acknowledged()).isGreaterThan(before + 1000);
            Files.delete(second);
            witness.readAll(client, lab::now);
            cloud.kill();
        }
        try (CloudProcess cloud = CloudProcess.start(RUNTIME, data, "--speed", "1000");
                KinesisClient client = client(cloud)) {
            LabClient lab = new LabClient(cloud.endpoint(), CloudProcess.KEY);
            witness.readAll(client, lab::now);
            assertThat(lab.get("/_lab/status").body().has("damage")).isFalse();
        }
    }

    private static List<Path> logs(Path data) throws IOException {
        try (java.util.stream.Stream<Path> files = Files.list(data.resolve("log"))) {
            return files.toList();
        }
    }

    /** Puts until the disk is full. */
    private static void fill(KinesisClient client, Witness witness) {
        for (int call = 0; call < MOST_CALLS; call++) {
            try {
                witness.put(client, "writer", 100);
            } catch (KinesisException e) {
                requireInternalFailure(e);
                return;
            }
        }
        throw new AssertionError("The disk is not full after " + MOST_CALLS + " calls.");
    }

    private static void putsFail(KinesisClient client, Witness witness) {
        try {
            witness.put(client, "writer", 100);
        } catch (KinesisException e) {
            requireInternalFailure(e);
        }
    }

    private static void requireInternalFailure(KinesisException e) {
        assertThat(e.statusCode()).isEqualTo(500);
        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InternalFailure");
    }

    private static KinesisClient client(CloudProcess cloud) {
        return new Clients(cloud.endpoint().getPort())
                .client(
                        KinesisClient.builder(),
                        AwsBasicCredentials.create(CloudProcess.KEY.id(), CloudProcess.KEY.secret()));
    }
}
