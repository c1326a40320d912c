package wildrydes.cloud.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Consumer;
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
    static void open() throws IOException {
        served = new ServedS3();
        try (S3Client s3 = served.client()) {
            s3.createBucket(request -> request.bucket("herd"));
            put(s3, "kept", "before");
            put(s3, "deleted", "gone");
            put(s3, "folder", "becomes one");
            put(s3, "unchanged", "since the checkpoint");
        }
        served.restart();
        try (S3Client s3 = served.client()) {
            put(s3, "kept", "kept");
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
                    .containsExactly("folder/inside", "grown", "kept", "large", "unchanged");
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
        });
    }

    @Test
    void deletionsThatHadNotComeToTheDiskAreDoneAgain() {
        everythingIsThere(data -> {
            assertThat(list(data)).content().as("the list is of before").contains("{\"key\":\"deleted\"");
            write(data.resolve("s3/herd/deleted"), "gone");
        });
    }

    @Test
    void whatACheckpointHadBegunToWriteOfTheObjectsIsWrittenAgain() {
        everythingIsThere(data -> append(list(data), "1234abcd=\n1234abcd+{\"key\":\"kept\",\"fi"));
    }

    @Test
    void aFileForEachObjectAsInFormat4IsReadAndBecomesAList() {
        Consumer<Path> older = data -> {
            Path folder = data.resolve("s3/.meta/herd_objects");
            try {
                Files.createDirectory(folder);
                int number = 0;
                for (String line : Files.readAllLines(list(data))) {
                    if (line.contains("{")) {
                        write(folder.resolve(number++ + ".json"), line.substring(line.indexOf('{')));
                    }
                }
                delete(list(data));
                write(data.resolve("format"), "4");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        everythingIsThere(older.andThen(data -> write(data.resolve("s3/.meta/herd_objects/damaged.json"), "{")));
    }

    private static Path list(Path data) {
        return data.resolve("s3/.meta/herd_list");
    }

    private static void append(Path file, String content) {
        try {
            Files.writeString(file, content, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
