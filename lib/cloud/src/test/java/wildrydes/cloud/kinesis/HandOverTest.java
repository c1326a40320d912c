package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.store.Commit;
import wildrydes.cloud.store.FailingDisk;
import wildrydes.cloud.store.Store;

/**
 * A record's entry is on the disk, forced by another writer of its group, before its own writer has handed it to its shard; at that
 * moment a checkpoint begins, which counts the entry as one that it has seen.
 */
class HandOverTest {

    private static final Instant NOW = ServedKinesis.START.plus(Streams.CHANGE);

    /** So much that nothing but the test makes a checkpoint. */
    private static final long ROOMY = 1 << 30;

    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    void aCheckpointBeforeTheHandOverNeitherLosesNorDoublesARecord() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path killedThen = folder.resolve("killed-then");
        try (Store store = new FailingDisk().store(data, ROOMY)) {
            ManualTime time = new ManualTime(ServedKinesis.START);
            Streams streams = open(store, time);
            streams.create("w", 2, Traits.of(StreamMode.PROVISIONED, 1024, 0), Map.of());
            time.pass(Streams.CHANGE);
            Stream stream = Objects.requireNonNull(streams.named("w"));
            put(stream, "before", entry -> store.append(Streams.OWNER, entry));
            Checkpoints checkpoints = new Checkpoints(store);

            put(stream, "between", entry -> {
                Commit commit = store.append(Streams.OWNER, entry);
                commit.await();
                checkpoints.beginAndComeToTheStream();
                copy(data, killedThen);
                return commit;
            });
            checkpoints.ended.join();

            assertThat(readAfterAKill(killedThen)).containsExactlyInAnyOrder("before", "between");
            Path killedLater = folder.resolve("killed-later");
            copy(data, killedLater);
            assertThat(readAfterAKill(killedLater)).containsExactlyInAnyOrder("before", "between");
            assertThat(records(stream)).containsExactlyInAnyOrder("before", "between");
        }
    }

    /** Makes a checkpoint in a thread of its own. */
    private static final class Checkpoints {
        final CompletableFuture<Void> ended = new CompletableFuture<>();
        final Thread thread;

        Checkpoints(Store store) {
            thread = new Thread(
                    () -> {
                        try {
                            store.checkpoint();
                            ended.complete(null);
                        } catch (IOException | RuntimeException e) {
                            ended.completeExceptionally(e);
                        }
                    },
                    "checkpoint of the test");
        }

        /** Returns when the checkpoint waits for the calling thread, or is through because it does not. */
        void beginAndComeToTheStream() {
            thread.start();
            while (thread.isAlive() && !waitsForMe()) {
                Thread.onSpinWait();
            }
        }

        private boolean waitsForMe() {
            ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId());
            return info != null
                    && info.getLockOwnerId() == Thread.currentThread().getId();
        }
    }

    private static Streams open(Store store, ManualTime time) throws IOException {
        Streams streams = new Streams(
                store, time, new KinesisErrors("000000000000", "us-east-1"), ServedKinesis::arn, Metering.none());
        store.recover();
        return streams;
    }

    private static void put(Stream stream, String text, Stream.Log log) {
        byte[] key = HashRange.bytes("key");
        Stream.Batch batch =
                stream.put(List.of(new Stream.Put(key, HashRange.hash(key), HashRange.bytes(text))), NOW, log);
        Objects.requireNonNull(batch.commit()).await();
    }

    private static List<String> readAfterAKill(Path copy) throws IOException {
        try (Store store = new Store(copy)) {
            Streams streams = open(store, new ManualTime(NOW));
            return records(Objects.requireNonNull(streams.named("w")));
        }
    }

    private static List<String> records(Stream stream) {
        List<String> texts = new ArrayList<>();
        for (Shard shard : stream.shards().all()) {
            shard.tape()
                    .read(0, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE)
                    .records()
                    .forEach(record -> texts.add(new String(record.data(), StandardCharsets.UTF_8)));
        }
        return texts;
    }

    private static void copy(Path from, Path to) {
        try (java.util.stream.Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
