package wildrydes.cloud.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;

/** What was acknowledged is there after the process was killed, also where the files of the objects had not come to the disk. */
class KilledTest {

    private static final byte[] LARGE = new byte[Upload.MOST_IN_MEMORY + 1];

    private static ServedS3 served;

    @BeforeAll
    static void open() {
        served = new ServedS3();
        try (S3Client s3 = served.client()) {
            s3.createBucket(request -> request.bucket("herd"));
            put(s3, "kept", "before");
            put(s3, "kept", "kept");
            put(s3, "deleted", "gone");
            put(s3, "folder", "becomes one");
            s3.deleteObject(request -> request.bucket("herd").key("deleted"));
            s3.deleteObject(request -> request.bucket("herd").key("folder"));
            put(s3, "folder/inside", "inside");
            s3.putObject(request -> request.bucket("herd").key("large"), RequestBody.fromBytes(LARGE));
            s3.putObjectTagging(request -> request.bucket("herd")
                    .key("large")
                    .tagging(tagging ->
                            tagging.tagSet(Tag.builder().key("a").value("b").build())));
            put(s3, "grown", "small");
            s3.putObject(request -> request.bucket("herd").key("grown"), RequestBody.fromBytes(LARGE));
            s3.createBucket(request -> request.bucket("again"));
            s3.putObject(request -> request.bucket("again").key("old"), RequestBody.fromString("old"));
            s3.deleteObject(request -> request.bucket("again").key("old"));
            s3.deleteBucket(request -> request.bucket("again"));
            s3.createBucket(request -> request.bucket("again"));
        }
    }

    @AfterAll
    static void close() {
        served.close();
    }

    private static void put(S3Client s3, String key, String content) {
        s3.putObject(
                request -> request.bucket("herd").key(key).metadata(Map.of("key", "of-" + key.length())),
                RequestBody.fromString(content));
    }

    private static void everythingIsThere(Consumer<Path> damage) {
        try (ServedS3 again = served.killed(damage);
                S3Client s3 = again.client()) {
            assertThat(s3.listObjectsV2(request -> request.bucket("herd")).contents())
                    .extracting(S3Object::key)
                    .containsExactly("folder/inside", "grown", "kept", "large");
            var kept = s3.getObject(request -> request.bucket("herd").key("kept"), ResponseTransformer.toBytes());
            assertThat(kept.asUtf8String()).isEqualTo("kept");
            assertThat(kept.response().metadata()).containsEntry("key", "of-4");
            assertThat(again.objects().resolve("herd/grown"))
                    .as("later content is not lost to what came before it")
                    .hasSize(LARGE.length);
            assertThat(again.objects().resolve("herd/folder/inside")).hasContent("inside");
            assertThat(s3.getObjectTagging(request -> request.bucket("herd").key("large"))
                            .tagSet())
                    .hasSize(1);
            assertThat(s3.listObjectsV2(request -> request.bucket("again")).contents())
                    .isEmpty();
            assertThat(again.objects().resolve(".incoming")).doesNotExist();
        }
    }

    @Test
    void whereAllFilesAreThereNothingChanges() {
        everythingIsThere(data -> {});
    }

    @Test
    void filesThatThePowerCutTookAreWrittenAgain() {
        everythingIsThere(data -> {
            delete(data.resolve("s3/herd/kept"));
            delete(data.resolve("s3/herd/folder/inside"));
            delete(data.resolve("s3/herd/folder"));
        });
    }

    @Test
    void filesThatThePowerCutLeftEmptyAreWrittenAgain() {
        everythingIsThere(data -> {
            write(data.resolve("s3/herd/kept"), "");
            try (Stream<Path> files = Files.list(data.resolve("s3/.meta/herd_objects"))) {
                files.forEach(file -> write(file, ""));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void deletionsThatHadNotComeToTheDiskAreDoneAgain() {
        everythingIsThere(data -> {
            // As they were before: the file and the metadata of an object that was deleted.
            write(data.resolve("s3/herd/deleted"), "gone");
            write(
                    data.resolve("s3/.meta/herd_objects/"
                            + Digests.sha256Hex("deleted".getBytes(StandardCharsets.UTF_8)) + ".json"),
                    "{\"key\":\"deleted\",\"file\":\"deleted\",\"size\":\"4\",\"eTag\":\"x\",\"modified\":\"2026-03-02T09:00:00Z\"}");
        });
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
