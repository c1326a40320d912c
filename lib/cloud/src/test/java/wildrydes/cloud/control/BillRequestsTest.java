package wildrydes.cloud.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.s3.S3Client;
import wildrydes.cloud.LabClient;
import wildrydes.cloud.ServedCloud;
import wildrydes.cloud.auth.AccessKey;

/** The bill of a whole cloud in step time, to the last decimal. */
class BillRequestsTest {

    private static final String STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes";

    @TempDir
    Path folder;

    private ServedCloud cloud;
    private LabClient lab;
    private KinesisClient kinesis;

    @BeforeEach
    void open() {
        cloud = new ServedCloud(folder);
        lab = new LabClient(
                cloud.endpoint(),
                new AccessKey(ServedCloud.ADMINISTRATOR.accessKeyId(), ServedCloud.ADMINISTRATOR.secretAccessKey()));
        kinesis = cloud.kinesis(ServedCloud.ADMINISTRATOR);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private void stream(int shards) {
        kinesis.createStream(request -> request.streamName("wildrydes").shardCount(shards));
        lab.post("/_lab/clock/settle", "{\"resource\":\"" + STREAM + "\"}");
    }

    private void pass(String duration) {
        lab.post("/_lab/clock/run", "{\"duration\":\"" + duration + "\"}");
    }

    private JsonNode bill(String query) {
        return lab.get("/_lab/bill" + query).body();
    }

    private static GetRecordsRequest asking(String iterator) {
        return GetRecordsRequest.builder().shardIterator(iterator).build();
    }

    private static JsonNode line(JsonNode bill, String item) {
        for (JsonNode line : bill.path("lines")) {
            if (line.path("item").asText().equals(item)) {
                return line;
            }
        }
        throw new AssertionError("No line " + item + " in " + bill);
    }

    @Test
    void anEmptyAccountCostsNothing() {
        JsonNode bill = bill("");
        assertThat(bill.path("total").asText()).isEqualTo("0");
        assertThat(bill.path("lines")).isEmpty();
        assertThat(bill.path("currency").asText()).isEqualTo("USD");
        assertThat(bill.path("region").asText()).isEqualTo("us-east-1");
        assertThat(bill.path("checked").asText()).isEqualTo("2026-11");
        assertThat(bill.path("note").asText()).startsWith("List prices of us-east-1");
        assertThat(lab.get("/_lab/bill/running").body().path("running")).isEmpty();
    }

    @Test
    void twoShardsForAnHourAndAThousandRecords() {
        stream(2);
        for (int i = 0; i < 2; i++) {
            kinesis.putRecords(request -> request.streamName("wildrydes")
                    .records(IntStream.range(0, 500)
                            .mapToObj(record -> PutRecordsRequestEntry.builder()
                                    .partitionKey("k" + record)
                                    .data(SdkBytes.fromUtf8String("x"))
                                    .build())
                            .toList()));
        }
        pass("PT1H");

        JsonNode bill = bill("");
        assertThat(line(bill, "kinesis:shard-hours").path("quantity").asText()).isEqualTo("2");
        assertThat(line(bill, "kinesis:shard-hours").path("amount").asText()).isEqualTo("0.03");
        assertThat(line(bill, "kinesis:put-units").path("amount").asText()).isEqualTo("0.000014");
        assertThat(line(bill, "kinesis:put-units").path("resource").asText()).isEqualTo(STREAM);
        assertThat(line(bill, "kinesis:free").path("amount").asText()).isEqualTo("0");
        assertThat(bill.path("total").asText()).isEqualTo("0.030014");
        assertThat(bill.path("services").path(0).path("amount").asText()).isEqualTo("0.030014");
        assertThat(bill.path("resources").path(0).path("resource").asText()).isEqualTo(STREAM);

        JsonNode running = lab.get("/_lab/bill/running").body();
        assertThat(running.path("hourly").asText()).isEqualTo("0.03");
        assertThat(running.path("monthly").asText()).isEqualTo("21.6");
        JsonNode one = running.path("running").path(0);
        assertThat(one.path("count").asLong()).isEqualTo(2);
        assertThat(one.path("delete").asText()).isEqualTo("aws kinesis delete-stream --stream-name wildrydes");
        assertThat(lab.now())
                .isEqualTo(Instant.parse(one.path("since").asText()).plusSeconds(3600));
    }

    @Test
    void theBillGoesOnAfterARestartAndEndsWithItsResource() {
        stream(1);
        pass("PT30M");
        cloud.close();
        open();
        assertThat(bill("").path("total").asText()).isEqualTo("0.0075");
        pass("PT30M");
        assertThat(bill("").path("total").asText()).isEqualTo("0.015");

        kinesis.deleteStream(request -> request.streamName("wildrydes"));
        pass("P30D");

        assertThat(bill("").path("total").asText()).isEqualTo("0.015");
        assertThat(lab.get("/_lab/bill/running").body().path("running")).isEmpty();
    }

    @Test
    void storageCountsByItsBytes() {
        try (S3Client s3 = cloud.s3(ServedCloud.ADMINISTRATOR)) {
            s3.createBucket(request -> request.bucket("rides"));
            s3.putObject(request -> request.bucket("rides").key("a/b"), RequestBody.fromBytes(new byte[1 << 20]));
            s3.putObject(request -> request.bucket("rides").key("a/b"), RequestBody.fromBytes(new byte[2 << 20]));
            pass("P30D");
            s3.deleteObject(request -> request.bucket("rides").key("a/b"));
            pass("P30D");
        }

        JsonNode bill = bill("");
        // 2 MiB are 1/512 GB, for a month
        assertThat(line(bill, "s3:storage").path("quantity").asText()).isEqualTo("0.001953125");
        assertThat(new BigDecimal(line(bill, "s3:storage").path("amount").asText()))
                .isEqualByComparingTo("0.000044921875");
        assertThat(line(bill, "s3:storage").path("resource").asText()).isEqualTo("arn:aws:s3:::rides");
        assertThat(line(bill, "s3:put-requests").path("quantity").asText()).isEqualTo("0.003");
        assertThat(line(bill, "s3:put-requests").path("amount").asText()).isEqualTo("0.000015");
        assertThat(line(bill, "s3:delete-requests").path("amount").asText()).isEqualTo("0");
    }

    @Test
    void onDemandStreamsCostByTheirBytes() {
        kinesis.createStream(
                request -> request.streamName("wildrydes").streamModeDetails(mode -> mode.streamMode("ON_DEMAND")));
        lab.post("/_lab/clock/settle", "{\"resource\":\"" + STREAM + "\"}");
        kinesis.putRecord(request ->
                request.streamName("wildrydes").partitionKey("k").data(SdkBytes.fromByteArray(new byte[1025])));
        String iterator = kinesis.getShardIterator(
                        request -> request.streamName("wildrydes").shardId("0").shardIteratorType("TRIM_HORIZON"))
                .shardIterator();
        for (int shard = 1; kinesis.getRecords(asking(iterator)).records().isEmpty(); shard++) {
            String id = String.valueOf(shard);
            iterator = kinesis.getShardIterator(request ->
                            request.streamName("wildrydes").shardId(id).shardIteratorType("TRIM_HORIZON"))
                    .shardIterator();
        }
        pass("PT1H");

        JsonNode bill = bill("");
        assertThat(line(bill, "kinesis:on-demand-hours").path("amount").asText())
                .isEqualTo("0.04");
        assertThat(line(bill, "kinesis:on-demand-in").path("amount").asText()).isEqualTo("0.000000152588");
        assertThat(line(bill, "kinesis:on-demand-out").path("amount").asText()).isEqualTo("0.000000076294");
        assertThat(bill.toString()).doesNotContain("put-units");
    }

    @Test
    void aPeriodIsOfWholeDays() {
        stream(1);
        String today = lab.now().toString().substring(0, 10);
        LocalDate day = LocalDate.parse(today);
        pass("P2D");

        BigDecimal first =
                new BigDecimal(bill("?to=" + day.plusDays(1)).path("total").asText());
        BigDecimal second = new BigDecimal(bill("?from=" + day.plusDays(1) + "&to=" + day.plusDays(2))
                .path("total")
                .asText());
        BigDecimal third =
                new BigDecimal(bill("?from=" + day.plusDays(2)).path("total").asText());
        assertThat(second).isEqualByComparingTo("0.36");
        assertThat(first.add(second).add(third).setScale(9, RoundingMode.HALF_UP))
                .isEqualByComparingTo("0.72");
        assertThat(lab.get("/_lab/bill?from=yesterday").message())
                .isEqualTo("Query parameter 'from' is 'yesterday'; send a date such as 2026-11-24 instead.");
        assertThat(lab.get("/_lab/bill?from=2026-01-02&to=2026-01-02").message())
                .isEqualTo("Query parameter 'to' is '2026-01-02', which is not after '2026-01-02'; send a later date.");
    }

    @Test
    void theJournalHasTheCostOfEachCall() throws Exception {
        stream(1);
        kinesis.putRecord(request ->
                request.streamName("wildrydes").partitionKey("k").data(SdkBytes.fromByteArray(new byte[25_601])));

        JsonNode call = new ObjectMapper()
                .readTree(cloud.control("/_lab/calls").body())
                .path("calls")
                .path(1);
        assertThat(call.path("operation").asText()).isEqualTo("PutRecord");
        assertThat(call.path("cost").decimalValue()).isEqualByComparingTo("0.000000028");
        assertThat(call.path("micros").asLong()).isPositive();
    }
}
