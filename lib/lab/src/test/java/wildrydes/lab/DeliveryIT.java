package wildrydes.lab;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.Diagnosis.Link;
import wildrydes.lab.Diagnosis.Mark;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.cloud.PackedCloud;

/** Delivery streams in a notebook, against the packed cloud, in step time. */
class DeliveryIT {

    @TempDir
    static Path folder;

    private static CloudHome home;
    private static Lab lab;
    private Screenshot screen;

    @BeforeAll
    static void open() {
        Screenshot.begin();
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

    private static Bucket bucket() {
        return lab.bucket("wildrydes-data");
    }

    private static DataStream stream() {
        return lab.stream("wildrydes");
    }

    private static DeliveryStream delivery() {
        return lab.deliveryStream("wildrydes").from(stream()).to(bucket()).buffer(5, ofSeconds(60));
    }

    @Test
    void aDeliveryStreamIsMadeWithItsRoleAndDescribedAndRemovedAlsoTwice() {
        DeliveryStream delivery = delivery();
        assertThat(delivery.exists()).isFalse();
        assertThat(shown(delivery)).contains("does not exist yet; create() makes it");
        assertThatThrownBy(delivery::status)
                .hasMessage("Delivery stream wildrydes does not exist and has no status; create() makes it.");
        assertThatThrownBy(delivery::deliveries).isInstanceOf(LabException.class);
        assertThatThrownBy(() -> lab.deliveryStream("wildrydes").from(stream()).create())
                .hasMessage("Delivery stream wildrydes has no bucket to deliver to; give it one by to(bucket).");
        stream().create();
        assertThatThrownBy(delivery::create)
                .hasMessage("Bucket " + bucket().name()
                        + ", to which delivery stream wildrydes shall deliver, does not exist; create() it first.");
        bucket().create();

        screen = Screenshot.begin();
        delivery.create();
        assertThat(screen.text()).isEqualTo("""
                Made role wildrydes-delivery: firehose.amazonaws.com may become it, and it may write to %s and read wildrydes.
                Delivery stream wildrydes: ACTIVE""".formatted(bucket().name()));
        assertThat(delivery.cli())
                .startsWith("aws firehose create-delivery-stream --delivery-stream-name wildrydes"
                        + " --delivery-stream-type KinesisStreamAsSource --kinesis-stream-source-configuration '{")
                .contains("\"BufferingHints\":{\"SizeInMBs\":5,\"IntervalInSeconds\":60}");
        assertThat(delivery.status()).isEqualTo("ACTIVE");
        assertThat(delivery.arn()).isEqualTo("arn:aws:firehose:us-east-1:000000000000:deliverystream/wildrydes");
        assertThat(shown(delivery))
                .contains(
                        "ACTIVE, version 1",
                        "stream/wildrydes, what has come since 2026-03-02 09:",
                        "s3://" + bucket().name() + "/YYYY/MM/DD/HH/, in UTC",
                        "of 5 MB, or of what comes in 1 minute",
                        "nothing: they meet as they came",
                        "in its buffer",
                        "role/wildrydes-delivery",
                        "\"Service\": \"firehose.amazonaws.com\"",
                        "kinesis:GetRecords",
                        "s3:PutObject",
                        "log /aws/kinesisfirehose/wildrydes");
        assertThat(shown(delivery.describe())).contains("DeliveryStreamARN", "ExtendedS3DestinationDescription");

        screen = Screenshot.begin();
        delivery().create();
        assertThat(screen.text()).startsWith("Delivery stream wildrydes is already there.\n");
        screen = Screenshot.begin();
        delivery().appendDelimiter().create();
        assertThat(screen.text())
                .startsWith("Delivery stream wildrydes is already there, with other settings; update() makes it as you"
                        + " say.");
        screen = Screenshot.begin();
        delivery().update();
        assertThat(screen.text()).isEqualTo("Delivery stream wildrydes is like that already.");
        assertThatThrownBy(() -> lab.deliveryStream("wildrydes")
                        .from(lab.stream("other"))
                        .to(bucket())
                        .update())
                .hasMessageContaining(
                        "stream/wildrydes, which cannot be changed; delete() it, and create() it from other.");

        delivery.delete();
        screen = Screenshot.begin();
        delivery.delete();
        assertThat(screen.text()).isEqualTo("There is no delivery stream wildrydes, so there is nothing to delete.");
        assertThat(delivery.role().exists()).isTrue();
    }

    @Test
    void recordsBecomeAnObjectABufferAndAnUpdateHoldsForNewOnes() {
        stream().create();
        bucket().create();
        DeliveryStream delivery = delivery().create();
        Unicorn shadowfax = lab.unicorn("Shadowfax").start();

        lab.clock().run(ofSeconds(20));
        assertThat(delivery.waiting()).matches("\\d+ records, [\\d.]+ KB; written in \\d+ seconds");
        assertThat(bucket().objects().isEmpty()).isTrue();
        lab.clock().run(ofMinutes(2));
        BucketObjects objects = bucket().objects();
        assertThat(objects.keys())
                .isNotEmpty()
                .allMatch(key -> key.matches("2026/03/02/09/wildrydes-1-2026-03-02-09-\\d\\d-\\d\\d-[0-9a-f-]{36}"));
        assertThat(objects.table().intColumn("lines").asList()).allMatch(lines -> lines >= 59 && lines <= 61);
        assertThat(delivery.deliveries().rowCount()).isEqualTo(objects.size());
        assertThat(delivery.deliveries().stringColumn("key").asList()).containsExactlyElementsOf(objects.keys());

        delivery.appendDelimiter().update();
        assertThat(delivery.cli())
                .startsWith("aws firehose update-destination --delivery-stream-name wildrydes"
                        + " --current-delivery-stream-version-id 1 --destination-id destinationId-000000000001");
        assertThat(shown(delivery)).contains("ACTIVE, version 2", "a newline");
        LiveView view = delivery.live(ofMinutes(2));
        assertThat(view)
                .asString()
                .contains("Delivery stream wildrydes: ", " new since one watched.", "in the buffer: ", "newest: ");
        shadowfax.stop();
        assertThat(bucket().objects().last().key()).contains("/wildrydes-2-2026-03-02-09-");
        assertThat(bucket().text(bucket().objects().last().key()))
                .as("the producer ends each record with a newline, and another one is put behind it")
                .contains("}\n\n{");
    }

    private static String broken(Resource<?> empty) {
        Diagnosis diagnosis = lab.why(empty);
        assertThat(diagnosis.links()).noneMatch(link -> link.mark() == Mark.UNSEEN);
        return diagnosis.broken().map(Link::what).orElse("nothing");
    }

    @Test
    void theFirstBrokenLinkOnTheWayToABucketIsNamed() {
        assertThat(broken(bucket())).isEqualTo("bucket " + bucket().name());
        bucket().create();
        assertThat(broken(bucket())).isEqualTo("delivery stream");
        assertThat(broken(delivery())).isEqualTo("delivery stream wildrydes");
        stream().create();
        DeliveryStream delivery = delivery().create();
        assertThat(broken(bucket())).isEqualTo("unicorns");
        Unicorn shadowfax = lab.unicorn("Shadowfax").start();
        lab.clock().run(ofSeconds(30));
        assertThat(broken(bucket())).isEqualTo("nothing");
        assertThat(lab.why(bucket())).asString().contains("is there, no object", "; written in ");

        lab.iam()
                .putRolePolicy(b -> b.roleName("wildrydes-delivery")
                        .policyName("DeliverRecords")
                        .policyDocument("""
                                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["kinesis:*", "logs:*"],
                                "Resource": "*"}}"""));
        lab.clock().run(ofMinutes(2));
        Diagnosis denied = lab.why(bucket());
        assertThat(denied.broken().map(Link::what)).contains("role of wildrydes");
        assertThat(denied.next()).startsWith("Allow s3:PutObject on it in a policy of the role");
        assertThat(delivery.waiting()).contains("S3.AccessDenied");
        assertThat(delivery.logs().events().stringColumn("message").asList())
                .anyMatch(message -> message.contains("S3.AccessDenied"));

        lab.role("wildrydes-delivery").delete();
        assertThat(lab.why(delivery).broken().map(Link::found)).contains("wildrydes-delivery does not exist any more");
        shadowfax.stop();
    }

    @Test
    void aRawRecordIsFollowedIntoItsLine() {
        stream().create();
        bucket().create();
        DeliveryStream delivery = delivery().create();
        Unicorn shadowfax = lab.unicorn("Shadowfax").start();
        lab.clock().run(ofSeconds(10));
        StreamRecord record = stream().records().last();

        Trace early = lab.trace(record);
        assertThat(early.hops()).isEmpty();
        assertThat(early.archived()).extracting(Trace.Hop::place).containsExactly("stream wildrydes");
        assertThat(early.notes())
                .singleElement()
                .asString()
                .startsWith("Delivery stream wildrydes has not written it into an object yet; in its buffer: ");

        lab.clock().run(ofMinutes(2));
        shadowfax.stop();
        Trace trace = lab.trace(record);
        assertThat(trace.archived())
                .extracting(Trace.Hop::place)
                .isEqualTo(List.of("stream wildrydes", "delivery stream wildrydes", "bucket " + bucket().name()));
        assertThat(trace.archived().get(1).what()).matches("1 object of (59|60|61) records");
        assertThat(trace.archived().get(2).what()).matches("line \\d+");
        String key = delivery.deliveryOf(record).orElseThrow().key();
        int line = Integer.parseInt(trace.archived().get(2).what().replaceAll("\\D", ""));
        assertThat(bucket().text(key).lines().toList().get(line - 1))
                .isEqualTo(record.text().strip());
        assertThat(shown(trace)).contains("a second way", "stations of the second way: 3 rows");
    }
}
