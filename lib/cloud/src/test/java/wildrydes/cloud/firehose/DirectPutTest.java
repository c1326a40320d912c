package wildrydes.cloud.firehose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;

/** Records that are put into a delivery stream, and what becomes of them. */
class DirectPutTest {

    @TempDir
    Path folder;

    private Ground ground;

    @BeforeEach
    void begin() {
        ground = Ground.begin(folder);
    }

    @AfterEach
    void end() {
        ground.close();
    }

    private static String utc(Instant at, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(at);
    }

    @Test
    void recordsBecomeOneObjectAMinuteAfterTheFirstWithoutANewlineThatNobodyPut() {
        ground.direct(destination -> {});
        Instant first = ground.now();
        ground.put("{\"Name\":\"Shadowfax\"}");
        ground.passSeconds(59);
        ground.put("{\"Name\":\"Bucephalus\"}");
        assertThat(ground.keys()).isEmpty();
        ground.passSeconds(1);

        TreeMap<String, String> objects = ground.objects();
        assertThat(objects).hasSize(1);
        assertThat(objects.firstEntry().getValue()).isEqualTo("{\"Name\":\"Shadowfax\"}{\"Name\":\"Bucephalus\"}");
        assertThat(objects.firstKey())
                .matches(utc(first, "yyyy/MM/dd/HH/") + "rides-1-" + utc(first, "yyyy-MM-dd-HH-mm-ss")
                        + "-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(ground.s3
                        .headObject(request -> request.bucket(Ground.BUCKET).key(objects.firstKey()))
                        .contentType())
                .isEqualTo("application/octet-stream");
    }

    @Test
    void aBufferThatIsFullIsDeliveredAtOnce() {
        ground.direct(destination -> {});
        byte[] data = new byte[1_000_000];
        ground.put(List.of(data, data));
        ground.pass(Duration.ofMillis(1));
        assertThat(ground.keys()).hasSize(1);
        assertThat(ground.bytes(ground.keys().get(0))).hasSize(1_000_000);
        ground.passSeconds(60);
        assertThat(ground.keys()).hasSize(2);
    }

    @Test
    void anIntervalOfNothingDeliversAtOnce() {
        ground.direct(destination ->
                destination.bufferingHints(hints -> hints.sizeInMBs(1).intervalInSeconds(0)));
        ground.put("a");
        ground.pass(Duration.ofMillis(1));
        assertThat(ground.content()).isEqualTo("a");
    }

    @Test
    void aChangedDestinationHoldsForWhatIsBuffered() {
        ground.direct(destination -> {});
        ground.put("a");
        ground.firehose.updateDestination(request -> request.deliveryStreamName(Ground.NAME)
                .currentDeliveryStreamVersionId("1")
                .destinationId("destinationId-000000000001")
                .extendedS3DestinationUpdate(change -> change.prefix("raw/")
                        .bufferingHints(hints -> hints.intervalInSeconds(10).sizeInMBs(1))));
        ground.passSeconds(10);
        assertThat(ground.keys()).singleElement().asString().startsWith("raw/2").contains("/rides-2-");
    }

    @Test
    void keysFollowExpressionsAndTheTimeZone() {
        ground.direct(destination -> destination
                .prefix("rides/dt=!{timestamp:yyyy-MM-dd}/r=!{firehose:random-string}/")
                .errorOutputPrefix("errors/!{firehose:error-output-type}/")
                .customTimeZone("Asia/Tokyo")
                .fileExtension(".json"));
        Instant at = ground.now();
        ground.put("a");
        ground.passSeconds(60);
        Instant tokyo = at.plusSeconds(9 * 3600);
        assertThat(ground.keys())
                .singleElement()
                .asString()
                .matches("rides/dt=" + utc(tokyo, "yyyy-MM-dd") + "/r=[0-9a-f-]{11}/rides-1-"
                        + utc(tokyo, "yyyy-MM-dd-HH-mm-ss") + "-.*\\.json");
    }

    @Test
    void objectsAreCompressedInTheirWay() throws IOException {
        ground.direct(destination -> destination.compressionFormat("GZIP"));
        ground.put("abc");
        ground.passSeconds(60);
        String key = ground.keys().get(0);
        assertThat(key).endsWith(".gz");
        assertThat(ground.s3
                        .headObject(request -> request.bucket(Ground.BUCKET).key(key))
                        .contentEncoding())
                .isEqualTo("gzip");
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(ground.bytes(key)))) {
            assertThat(content.readAllBytes()).asString().isEqualTo("abc");
        }
        ground.s3.deleteObject(request -> request.bucket(Ground.BUCKET).key(key));
        ground.firehose.updateDestination(request -> request.deliveryStreamName(Ground.NAME)
                .currentDeliveryStreamVersionId("1")
                .destinationId("destinationId-000000000001")
                .extendedS3DestinationUpdate(change -> change.compressionFormat("ZIP")));
        ground.put("def");
        ground.passSeconds(60);
        String zipped = ground.keys().get(0);
        assertThat(zipped).endsWith(".zip");
        try (ZipInputStream content = new ZipInputStream(new ByteArrayInputStream(ground.bytes(zipped)))) {
            assertThat(content.getNextEntry()).isNotNull();
            assertThat(content.readAllBytes()).asString().isEqualTo("def");
        }
    }

    @Test
    void aDelimiterStandsBetweenRecords() {
        ground.direct(destination -> destination.processingConfiguration(processing -> processing
                .enabled(true)
                .processors(Processor.builder().type("AppendDelimiterToRecord").build())));
        ground.put("a");
        ground.put("b");
        ground.put("c");
        ground.passSeconds(60);
        assertThat(ground.content()).isEqualTo("a\nb\nc");
    }

    @Test
    void recordsAreAlsoWrittenAsTheyCame() {
        ground.direct(destination -> destination
                .prefix("data/")
                .s3BackupMode("Enabled")
                .s3BackupConfiguration(backup -> backup.roleARN(Ground.ROLE)
                        .bucketARN(Ground.BUCKET_ARN)
                        .prefix("raw/")
                        .bufferingHints(hints -> hints.sizeInMBs(1).intervalInSeconds(90))));
        ground.put("a");
        ground.passSeconds(60);
        assertThat(ground.keys()).singleElement().asString().startsWith("data/2");
        ground.passSeconds(30);
        assertThat(ground.keys()).hasSize(2).anySatisfy(key -> assertThat(key).startsWith("raw/2"));
    }

    @Test
    void aBatchIsTakenAsFarAsTheSecondHasRoom() {
        ground.direct(destination -> {});
        List<byte[]> batch = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            batch.add(new byte[1_000_000]);
        }
        assertThat(ground.put(batch).failedPutCount()).isZero();
        PutRecordBatchResponse second = ground.put(batch);
        assertThat(second.failedPutCount()).isEqualTo(3);
        assertThat(second.requestResponses().get(0).recordId()).hasSize(224);
        assertThat(second.requestResponses().get(3)).satisfies(refused -> {
            assertThat(refused.recordId()).isNull();
            assertThat(refused.errorCode()).isEqualTo("ServiceUnavailableException");
            assertThat(refused.errorMessage()).isEqualTo("Slow down.");
        });
        ground.passSeconds(1);
        assertThat(ground.put(batch).failedPutCount()).isZero();
    }

    @Test
    void whatIsTooLargeIsRefused() {
        ground.direct(destination -> {});
        List<byte[]> batch = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            batch.add(new byte[1_000_000]);
        }
        assertThatThrownBy(() -> ground.put(batch))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("Records size exceeds 4 MB limit");
        assertThatThrownBy(() -> ground.firehose.putRecord(request -> request.deliveryStreamName(Ground.NAME)
                        .record(record -> record.data(SdkBytes.fromByteArray(new byte[1_024_001])))))
                .hasMessageContaining(
                        "at 'record.data' failed to satisfy constraint: Member must have length less than or"
                                + " equal to 1024000");
    }

    @Test
    void aStreamThatIsNotActiveTakesNothing() {
        ground.firehose.createDeliveryStream(request -> request.deliveryStreamName(Ground.NAME)
                .extendedS3DestinationConfiguration(Ground.destination(destination -> {})));
        assertThatThrownBy(() -> ground.put("a"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Firehose rides is not active in 000000000000 account.");
    }

    @Test
    void whatWaitsAndWhatWasDeliveredCanBeLookedAt() {
        ground.direct(destination -> {});
        ground.put("abc");
        ground.put("de");
        ground.passSeconds(20);
        JsonNode waiting = ground.delivery();
        assertThat(waiting.path("buffers")).hasSize(1);
        JsonNode buffer = waiting.path("buffers").get(0);
        assertThat(buffer.path("kind").asText()).isEqualTo("data");
        assertThat(buffer.path("records").asInt()).isEqualTo(2);
        assertThat(buffer.path("bytes").asInt()).isEqualTo(5);
        assertThat(Duration.between(
                        Instant.parse(waiting.path("now").asText()),
                        Instant.parse(buffer.path("closesAt").asText())))
                .isEqualTo(Duration.ofSeconds(40));
        assertThat(waiting.path("last").isNull()).isTrue();

        ground.passSeconds(40);
        JsonNode delivered = ground.delivery();
        assertThat(delivered.path("buffers")).isEmpty();
        assertThat(delivered.path("objects").asInt()).isEqualTo(1);
        assertThat(delivered.path("last").path("key").asText())
                .isEqualTo(ground.keys().get(0));
        assertThat(delivered.path("last").path("records").asInt()).isEqualTo(2);
        assertThat(delivered.path("error").isNull()).isTrue();
    }

    @Test
    void recordsThatWaitOutliveTheProcess() {
        ground.direct(destination -> {});
        ground.put("a");
        ground.passSeconds(30);
        ground.close();
        ground = new Ground(folder);
        ground.put("b");
        ground.passSeconds(29);
        assertThat(ground.keys()).isEmpty();
        ground.passSeconds(1); // the buffer's minute began before the restart
        assertThat(ground.content()).isEqualTo("ab");
        ground.close();
        ground = new Ground(folder);
        ground.passSeconds(300);
        assertThat(ground.content()).isEqualTo("ab");
        assertThat(ground.delivery().path("last").path("key").asText())
                .isEqualTo(ground.keys().get(0));
    }

    @Test
    void aRefusedBucketIsTriedAgainAndSaysWhy() {
        ground.direct(destination -> {});
        ground.allow("s3:GetObject");
        ground.put("a");
        ground.passSeconds(61);
        assertThat(ground.keys()).isEmpty();
        JsonNode look = ground.delivery();
        assertThat(look.path("waiting").get(0).path("tries").asInt()).isPositive();
        assertThat(look.path("error").path("code").asText()).isEqualTo("S3.AccessDenied");
        assertThat(look.path("error").path("reason").asText())
                .contains("assumed-role/delivery/AWSFirehoseToS3 is not authorized to perform: s3:PutObject");
        ground.allow("s3:*");
        ground.passSeconds(60);
        assertThat(ground.content()).isEqualTo("a");
        assertThat(ground.delivery().path("error").isNull()).isTrue();
    }

    @Test
    void errorsStandInTheLogStreamThatIsNamed() {
        try (var logs = ground.cloud.logs(wildrydes.cloud.ServedCloud.ADMINISTRATOR)) {
            logs.createLogGroup(request -> request.logGroupName("/aws/kinesisfirehose/rides"));
            logs.createLogStream(request ->
                    request.logGroupName("/aws/kinesisfirehose/rides").logStreamName("DestinationDelivery"));
            ground.direct(destination -> destination.cloudWatchLoggingOptions(options -> options.enabled(true)
                    .logGroupName("/aws/kinesisfirehose/rides")
                    .logStreamName("DestinationDelivery")));
            ground.allow("logs:PutLogEvents");
            ground.put("a");
            ground.passSeconds(70);
            assertThat(logs.getLogEvents(request -> request.logGroupName("/aws/kinesisfirehose/rides")
                                    .logStreamName("DestinationDelivery"))
                            .events())
                    .singleElement()
                    .satisfies(event -> assertThat(event.message())
                            .startsWith("{\"deliveryStreamARN\":\"" + Ground.ARN
                                    + "\",\"destination\":\"arn:aws:s3:::herd-data\",\"deliveryStreamVersionId\":\"1\",\"message\":\"Access"
                                    + " was denied.")
                            .endsWith("\"errorCode\":\"S3.AccessDenied\"}"));
        }
    }

    @Test
    void whatIsPutIsPaidForInStepsOf5KB() {
        ground.direct(destination -> {});
        ground.put("a");
        ground.put(List.of(new byte[5121]));
        JsonNode bill = ground.lab.get("/_lab/bill").body();
        assertThat(bill.path("lines")).anySatisfy(line -> {
            assertThat(line.path("item").asText() + line.path("text").asText()).contains("5 KB");
            assertThat(line.path("quantity").asDouble())
                    .isEqualTo(15_360.0 / (1 << 30), org.assertj.core.api.Assertions.within(1e-9));
        });
    }

    @Test
    void manyRecordsComeToObjectsWhole() {
        ground.direct(destination -> {});
        StringBuilder sent = new StringBuilder();
        for (int batch = 0; batch < 8; batch++) {
            List<byte[]> records = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                String line = "{\"n\":" + (batch * 500 + i) + ",\"pad\":\"" + "x".repeat(1000) + "\"}\n";
                records.add(line.getBytes(StandardCharsets.UTF_8));
                sent.append(line);
            }
            assertThat(ground.put(records).failedPutCount()).isZero();
            ground.passSeconds(1);
        }
        ground.passSeconds(60);
        List<String> sentLines = sent.toString().lines().sorted().toList();
        assertThat(ground.content().lines().sorted().toList()).isEqualTo(sentLines);
        assertThat(ground.keys()).hasSizeBetween(4, 8);
    }
}
