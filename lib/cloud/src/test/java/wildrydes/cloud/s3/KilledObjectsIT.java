package wildrydes.cloud.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import wildrydes.cloud.Clients;
import wildrydes.cloud.CloudProcess;
import wildrydes.cloud.LabClient;

/**
 * A packed cloud that is killed again and again while several clients put, overwrite and delete objects, in the middle of checkpoints: each
 * object is as it was last acknowledged, or as the change would have it that was under way.
 */
class KilledObjectsIT {

    private static final String BUCKET = "herd";
    private static final int CLIENTS = 4;
    private static final int KEYS = 12;
    private static final int MOST_CALLS = 400;
    /** From a checkpoint for some calls to none in a process's life. */
    private static final List<Integer> CHECKPOINT_BYTES = List.of(20_000, 200_000, 2_000_000, 32 << 20);

    @TempDir
    Path folder;

    private final Random random = new Random(20261126);
    private final List<Writer> writers = new ArrayList<>();
    /** Calls that failed though nobody had been killed. */
    private final List<Throwable> early = new CopyOnWriteArrayList<>();

    @Test
    @Timeout(600)
    void nothingAcknowledgedIsLostInAFewKills() throws InterruptedException {
        kill(4);
    }

    @Test
    @Tag("alone")
    @Timeout(600)
    void nothingAcknowledgedIsLostInTwentyKills() throws InterruptedException {
        kill(20);
    }

    private void kill(int times) throws InterruptedException {
        for (int i = 0; i < CLIENTS; i++) {
            writers.add(new Writer(i));
        }
        for (int time = 0; time < times; time++) {
            try (CloudProcess cloud = start()) {
                try (S3Client client = client(cloud)) {
                    if (time == 0) {
                        client.createBucket(request -> request.bucket(BUCKET));
                    }
                    writers.forEach(writer -> writer.check(client));
                }
                changeUntilKilled(cloud, 1 + random.nextInt(MOST_CALLS));
            }
        }
        try (CloudProcess cloud = start();
                S3Client client = client(cloud)) {
            writers.forEach(writer -> writer.check(client));
            List<String> known = writers.stream()
                    .flatMap(writer -> writer.known.keySet().stream())
                    .sorted()
                    .toList();
            assertThat(client.listObjectsV2(request -> request.bucket(BUCKET)).contents())
                    .extracting(S3Object::key)
                    .containsExactlyElementsOf(known);
            assertThat(new LabClient(cloud.endpoint(), CloudProcess.KEY)
                            .get("/_lab/status")
                            .body()
                            .has("damage"))
                    .isFalse();
        }
    }

    private CloudProcess start() {
        int threshold = CHECKPOINT_BYTES.get(random.nextInt(CHECKPOINT_BYTES.size()));
        return CloudProcess.start(List.of("-Dwildrydes.cloud.checkpointBytes=" + threshold), folder);
    }

    private static S3Client client(CloudProcess cloud) {
        return new Clients(cloud.endpoint().getPort())
                .client(
                        S3Client.builder().forcePathStyle(true),
                        AwsBasicCredentials.create(CloudProcess.KEY.id(), CloudProcess.KEY.secret()));
    }

    private void changeUntilKilled(CloudProcess cloud, int calls) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(calls);
        List<Thread> threads = new ArrayList<>();
        for (Writer writer : writers) {
            Thread thread = new Thread(() -> change(cloud, writer, enough));
            thread.start();
            threads.add(thread);
        }
        enough.await();
        cloud.kill();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(early).isEmpty();
    }

    private void change(CloudProcess cloud, Writer writer, CountDownLatch enough) {
        try (S3Client client = client(cloud)) {
            while (true) {
                writer.change(client);
                enough.countDown();
            }
        } catch (SdkException | UncheckedIOException e) {
            if (enough.getCount() > 0) {
                early.add(e);
                while (enough.getCount() > 0) {
                    enough.countDown();
                }
            }
        }
    }

    /** A client with keys of its own, some of which are folders of others, and what it knows of them. */
    private static final class Writer {
        final int number;
        final Random choice;
        final Map<String, String> known = new HashMap<>();

        @Nullable
        String changing;

        @Nullable
        String next;

        Writer(int number) {
            this.number = number;
            this.choice = new Random(number);
        }

        void change(S3Client client) {
            int key = choice.nextInt(KEYS);
            String name = number + "/" + key % 4 + (key < 4 ? "" : key < 8 ? "/in" : "/in/" + key);
            changing = name;
            if (choice.nextInt(3) == 0) {
                next = null;
                client.deleteObject(request -> request.bucket(BUCKET).key(name));
                known.remove(name);
            } else {
                int size = choice.nextInt(8) == 0 ? 100_000 : 1 + choice.nextInt(12_000);
                String content = choice.nextInt() + ":" + size + ":" + "x".repeat(size);
                next = content;
                client.putObject(request -> request.bucket(BUCKET).key(name), RequestBody.fromString(content));
                known.put(name, content);
            }
            changing = null;
        }

        void check(S3Client client) {
            List<String> keys =
                    client.listObjectsV2(request -> request.bucket(BUCKET).prefix(number + "/")).contents().stream()
                            .map(S3Object::key)
                            .toList();
            Map<String, String> found = new HashMap<>();
            for (String key : keys) {
                found.put(
                        key,
                        client.getObject(request -> request.bucket(BUCKET).key(key), ResponseTransformer.toBytes())
                                .asUtf8String());
            }
            String open = changing;
            if (open != null && Objects.equals(found.get(open), next)) {
                if (next == null) {
                    known.remove(open);
                } else {
                    known.put(open, next);
                }
            }
            changing = null;
            assertThat(shortened(found)).isEqualTo(shortened(known));
            assertThat(found).isEqualTo(known);
        }

        private static Map<String, String> shortened(Map<String, String> contents) {
            Map<String, String> shortened = new TreeMap<>();
            contents.forEach((key, content) -> shortened.put(key, content.substring(0, content.indexOf('x'))));
            return shortened;
        }
    }
}
