package wildrydes.lab;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.JournalEntry;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.cloud.PackedCloud;
import wildrydes.lab.render.CardView;

/** Buckets in a notebook, against the packed cloud. */
class BucketIT {

    @TempDir
    static Path folder;

    private static CloudHome home;
    private static Lab lab;
    private Screenshot screen;

    @BeforeAll
    static void open() {
        home = new CloudHome(folder);
        lab = Lab.join(PackedCloud.stepping(home));
    }

    @AfterAll
    static void close() {
        LocalCloud.stop(home);
    }

    @BeforeEach
    void begin() {
        screen = Screenshot.begin();
    }

    @AfterEach
    void empty() {
        lab.reset();
    }

    private String shown(Object value) {
        return String.valueOf(screen.render(value).data().get("text/plain"));
    }

    @Test
    void aBucketIsMadeDescribedAndRemovedAlsoTwice() {
        Bucket bucket = lab.bucket("wildrydes-data");
        String name = "wildrydes-data-" + lab.learner();
        assertThat(bucket.name()).isEqualTo(name);
        assertThat(lab.bucket(name).name()).as("whoever has the whole name").isEqualTo(name);
        assertThat(bucket.arn()).isEqualTo("arn:aws:s3:::" + name);
        assertThat(bucket.location()).isEqualTo("s3://" + name + "/");
        assertThat(bucket.exists()).isFalse();
        assertThat(shown(bucket)).contains("does not exist yet; create() makes it");
        assertThatThrownBy(bucket::objects)
                .hasMessage("Bucket " + name + " does not exist and has no objects; create() makes it.");
        assertThatThrownBy(() -> bucket.put("a", "b"))
                .hasMessage("Bucket " + name + " does not exist and takes no objects; create() makes it.");

        bucket.create();
        assertThat(screen.text()).isEqualTo("Bucket " + name + ": created");
        assertThat(bucket.cli()).isEqualTo("aws s3api create-bucket --bucket " + name);
        assertThat(bucket.status()).isEqualTo("exists");
        assertThat(shown(bucket)).contains(bucket.arn(), bucket.location(), "Bucket " + name + " is empty");
        assertThat(shown(bucket.describe())).contains("BucketRegion", "us-east-1");

        screen = Screenshot.begin();
        lab.bucket("wildrydes-data").create().update();
        assertThat(screen.text())
                .isEqualTo("Bucket " + name + " is already there.\nBucket " + name + " is like that already.");

        bucket.delete();
        screen = Screenshot.begin();
        bucket.delete();
        bucket.empty();
        assertThat(screen.text())
                .isEqualTo("There is no bucket " + name + ", so there is nothing to delete.\nThere is no bucket " + name
                        + ", so there is nothing to empty.");
    }

    @Test
    void aBucketWithAnObjectInItStaysUntilItIsEmptied() {
        Bucket bucket = lab.bucket("wildrydes-data").create().put("a/b", "text");
        Outcome outcome = lab.attempt(bucket::delete);
        assertThat(outcome.code()).isEqualTo("BucketNotEmpty");
        assertThat(outcome.sentence()).isEqualTo("The bucket you tried to delete is not empty");
        assertThat(outcome.next()).isEqualTo("Remove them first: bucket.empty().delete().");

        screen = Screenshot.begin();
        bucket.empty().delete();
        assertThat(screen.text())
                .isEqualTo("Bucket " + bucket.name() + ": 1 object deleted\nBucket " + bucket.name() + ": deleted");
        assertThat(bucket.exists()).isFalse();
    }

    @Test
    void thousandsOfObjectsGoATimeAThousand() {
        Bucket bucket = lab.bucket("wildrydes-data").create();
        IntStream.range(0, 1020)
                .parallel()
                .forEach(number -> lab.s3()
                        .putObject(b -> b.bucket(bucket.name()).key("n/" + number), RequestBody.fromString("x")));
        assertThat(bucket.objects().size()).isEqualTo(1020);

        screen = Screenshot.begin();
        bucket.empty();
        assertThat(screen.text()).isEqualTo("Bucket " + bucket.name() + ": 1,020 objects deleted");
        assertThat(bucket.objects().isEmpty()).isTrue();

        screen = Screenshot.begin();
        bucket.empty();
        assertThat(screen.text()).isEqualTo("Bucket " + bucket.name() + ": was empty");
    }

    @Test
    void objectsAreFoldersAndTextAndAPreview() throws IOException {
        Bucket bucket = lab.bucket("wildrydes-data").create();
        bucket.put("lines/rides.json", "{\"Name\":\"Shadowfax\"}\n{\"Name\":\"Büzephalus\"}\n");
        assertThat(bucket.cli())
                .isEqualTo("aws s3api put-object --bucket " + bucket.name() + " --key lines/rides.json --body object");
        lab.clock().run(ofMinutes(2));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write("one\ntwo".getBytes(StandardCharsets.UTF_8));
        }
        lab.s3()
                .putObject(
                        b -> b.bucket(bucket.name())
                                .key("2026/03/02/09/zipped.gz")
                                .metadata(Map.of("by", "me")),
                        RequestBody.fromBytes(bytes.toByteArray()));
        lab.s3().putObject(b -> b.bucket(bucket.name()).key("picture"), RequestBody.fromBytes(new byte[] {
            (byte) 0xff, (byte) 0xd8
        }));

        assertThat(shown(bucket.objects()))
                .isEqualTo("""
                Bucket %s: 3 objects, %d bytes
                  2026/03/02/09/  1 object, %d bytes
                    zipped.gz  %d bytes, GZIP, 2 lines, 0 s old
                  lines/  1 object, 44 bytes
                    rides.json  44 bytes, 2 lines, 2 min old
                  picture  2 bytes, not text, 0 s old""".formatted(bucket.name(), bytes.size() + 46, bytes.size(), bytes.size()));
        assertThat(bucket.objects("lines/").keys()).containsExactly("lines/rides.json");
        assertThat(bucket.text("lines/rides.json")).endsWith("Büzephalus\"}\n");
        assertThat(bucket.text("2026/03/02/09/zipped.gz")).isEqualTo("one\ntwo");
        assertThatThrownBy(() -> bucket.text("picture"))
                .hasMessage("Object picture of bucket " + bucket.name()
                        + " is no text in UTF-8; lab.s3().getObjectAsBytes(..) gives its bytes.");
        assertThatThrownBy(() -> bucket.text("Lines/rides.json"))
                .hasMessage("Bucket " + bucket.name()
                        + " has no object Lines/rides.json; objects() lists those there are.");
        assertThat(CardView.plain(bucket.preview("2026/03/02/09/zipped.gz")))
                .contains("Object 2026/03/02/09/zipped.gz", "GZIP", "by=me", "lines", "    one\n    two");
        assertThat(CardView.plain(bucket.preview("picture"))).contains("no text in UTF-8");

        bucket.put("lines/rides.json", "new");
        assertThat(bucket.objects("lines/").table().intColumn("lines").asList())
                .as("a changed object is looked into again")
                .containsExactly(1);
    }

    @Test
    void callsOfS3HaveTheirLines() {
        Bucket bucket = lab.bucket("wildrydes-data").create();
        bucket.put("a", "b");
        JournalEntry last = lab.calls().last().list().get(0);
        assertThat(last.operation()).isEqualTo("PutObject");
        assertThat(lab.clients.sent().command(last.requestId())).isEqualTo(bucket.cli());
    }
}
