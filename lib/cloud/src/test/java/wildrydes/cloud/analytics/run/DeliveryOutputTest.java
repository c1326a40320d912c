package wildrydes.cloud.analytics.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InputStartingPosition;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Output;
import software.amazon.awssdk.services.s3.S3Client;
import wildrydes.cloud.ServedCloud;

/** An application whose rows go into a delivery stream, and from there into a bucket. */
class DeliveryOutputTest {

    private static final String ARN = "arn:aws:firehose:us-east-1:000000000000:deliverystream/archive";
    private static final String BUCKET = "archive";
    private static final Duration BUFFER = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Ground ground;
    private FirehoseClient firehose;
    private S3Client s3;

    @BeforeEach
    void begin() {
        ground = Ground.begin(folder);
        firehose = ground.cloud.firehose(ServedCloud.ADMINISTRATOR);
        s3 = ground.cloud.s3(ServedCloud.ADMINISTRATOR);
        ground.iam.createRole(role -> role.roleName("delivery")
                .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                        + "\"Principal\":{\"Service\":\"firehose.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}"));
        ground.iam.putRolePolicy(policy -> policy.roleName("delivery")
                .policyName("work")
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\","
                        + "\"Resource\":\"*\"}}"));
        s3.createBucket(request -> request.bucket(BUCKET));
        ground.stream(Ground.SOURCE, 1);
        ground.application(
                RunTest.COPY,
                all -> all.outputs(Output.builder()
                        .name("DESTINATION_SQL_STREAM")
                        .kinesisFirehoseOutput(to -> to.resourceARN(ARN))
                        .destinationSchema(schema -> schema.recordFormatType("JSON"))
                        .build()));
    }

    @AfterEach
    void end() {
        firehose.close();
        s3.close();
        ground.close();
    }

    private void deliveryStream() {
        firehose.createDeliveryStream(request -> request.deliveryStreamName("archive")
                .extendedS3DestinationConfiguration(destination -> destination
                        .roleARN("arn:aws:iam::000000000000:role/delivery")
                        .bucketARN("arn:aws:s3:::" + BUCKET)
                        .bufferingHints(hints -> hints.sizeInMBs(64).intervalInSeconds(60))));
        ground.lab.post("/_lab/clock/settle", "{\"resource\":\"" + ARN + "\"}");
    }

    private List<String> objects() {
        return s3.listObjectsV2(request -> request.bucket(BUCKET)).contents().stream()
                .map(object -> s3.getObjectAsBytes(
                                request -> request.bucket(BUCKET).key(object.key()))
                        .asUtf8String())
                .toList();
    }

    @Test
    void eachRowIsARecordAndNothingIsPutBetween() {
        deliveryStream();
        ground.allow("kinesis:*", "firehose:PutRecordBatch");
        ground.start(InputStartingPosition.NOW);
        ground.fly(2, "Shadowfax");
        ground.pass(BUFFER.plusSeconds(2));

        assertThat(objects()).containsExactly("{\"Name\":\"Shadowfax\"}{\"Name\":\"Shadowfax\"}");
        assertThat(ground.live("").path("failure").isNull()).isTrue();
    }

    @Test
    void moreRowsThanACallTakesGoInSeveralAndNoneIsLost() {
        deliveryStream();
        ground.start(InputStartingPosition.NOW);
        List<String> names =
                IntStream.range(0, 480).mapToObj(i -> "unicorn" + i).toList();
        for (int time = 0; time < 2; time++) {
            ground.put(
                    Ground.SOURCE,
                    names.stream().map(name -> Ground.unicorn(name, 30)).toList());
        }
        ground.pass(BUFFER.plusSeconds(3));

        assertThat(objects())
                .singleElement()
                .asString()
                .hasSize(2
                        * names.stream()
                                .mapToInt(name -> ("{\"Name\":\"" + name + "\"}").length())
                                .sum());
    }

    @Test
    void recordsForWhichTheSecondHasNoRoomAreGivenBack() {
        deliveryStream();
        DeliveryDestination destination =
                new DeliveryDestination(new RoleCalls(ground.cloud.cloud()::door), ARN, Ground.ROLE);
        List<byte[]> records = Stream.generate(() -> new byte[destination.longestRecord()])
                .limit(4)
                .toList();

        assertThat(destination.write(records)).isEmpty();
        assertThat(destination.write(records)).isEqualTo(records.subList(1, 4));
    }

    @Test
    void withoutTheActionTheFailureIsNamedAndWithItTheRowsCome() {
        deliveryStream();
        ground.allow("kinesis:*");
        ground.start(InputStartingPosition.NOW);
        ground.fly(1, "Shadowfax");
        ground.pass(Duration.ofSeconds(1));

        assertThat(ground.live("").path("failure").asText())
                .startsWith("Rows of DESTINATION_SQL_STREAM cannot be written to " + ARN)
                .contains("is not authorized to perform: firehose:PutRecordBatch on resource: " + ARN);
        ground.allow("kinesis:*", "firehose:*");
        ground.pass(BUFFER.plusSeconds(60));
        assertThat(objects()).containsExactly("{\"Name\":\"Shadowfax\"}");
        assertThat(ground.live("").path("failure").isNull()).isTrue();
    }

    @Test
    void aDeliveryStreamThatIsNotThereIsWaitedFor() {
        ground.start(InputStartingPosition.NOW);
        ground.fly(1, "Shadowfax");
        ground.pass(Duration.ofSeconds(1));

        assertThat(ground.describe().applicationStatus()).isEqualTo(ApplicationStatus.RUNNING);
        assertThat(ground.live("").path("failure").asText())
                .contains("ResourceNotFoundException")
                .contains("archive");
        deliveryStream();
        ground.pass(BUFFER.plusSeconds(60));
        assertThat(objects()).containsExactly("{\"Name\":\"Shadowfax\"}");
    }
}
