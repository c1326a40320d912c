package wildrydes.cloud.lambda.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamRequest;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingRequest;

/** How records of a data stream come to a function. */
class StreamMappingTest {

    private static final FakeFunctions.Body FINE = event -> "null";

    @TempDir
    private Path folder;

    private Ground ground;

    @BeforeEach
    void begin() {
        ground = Ground.begin(folder, FINE);
        ground.createStream(Ground.STREAM, 1);
    }

    @AfterEach
    void end() {
        ground.close();
    }

    private static FakeFunctions.Body failingOn(String data) {
        return event -> {
            if (Ground.data(event).contains(data)) {
                throw new IllegalStateException("kaboom");
            }
            return "null";
        };
    }

    private void put(String... data) {
        for (String one : data) {
            ground.put("key", one);
        }
    }

    @Test
    void aRecordLooksAsAtAws() {
        ground.map(request -> {});
        String sequence = ground.put("Shadowfax", "{\"Name\":\"Shadowfax\"}");
        Instant arrival = ground.now();

        ground.seconds(1);

        JsonNode record = ground.functions.events.get(0).path("Records").path(0);
        String seconds = arrival.getEpochSecond() + "." + String.format("%03d", arrival.toEpochMilli() % 1000);
        assertThat(record.toString())
                .isEqualTo(
                        "{\"kinesis\":{\"kinesisSchemaVersion\":\"1.0\",\"partitionKey\":\"Shadowfax\",\"sequenceNumber\":\""
                                + sequence
                                + "\",\"data\":\"eyJOYW1lIjoiU2hhZG93ZmF4In0=\",\"approximateArrivalTimestamp\":"
                                + Double.parseDouble(seconds)
                                + "},\"eventSource\":\"aws:kinesis\",\"eventVersion\":\"1.0\","
                                + "\"eventID\":\"shardId-000000000000:" + sequence
                                + "\",\"eventName\":\"aws:kinesis:record\",\"invokeIdentityArn\":\"" + Ground.ROLE
                                + "\",\"awsRegion\":\"us-east-1\",\"eventSourceARN\":\"" + Ground.stream(Ground.STREAM)
                                + "\"}");
    }

    @Test
    void aShardIsReadOnceASecondWhileTimePasses() {
        ground.map(request -> {});
        put("a");

        assertThat(ground.events()).as("time stands still").isEmpty();
        ground.pass(Duration.ofMillis(1000));
        assertThat(ground.events()).containsExactly(List.of("a"));
        put("b");
        ground.pass(Duration.ofMillis(999));
        assertThat(ground.events()).hasSize(1);
        ground.pass(Duration.ofMillis(1));
        assertThat(ground.events()).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void latestBeginsWhereTheMappingIsEnabled() {
        put("before");
        ground.seconds(1);
        ground.map(request -> request.startingPosition("LATEST"));
        put("after");

        ground.seconds(2);

        assertThat(ground.events()).containsExactly(List.of("after"));
    }

    @Test
    void aTimestampBeginsWithWhatArrivedThenOrLater() {
        put("before");
        ground.seconds(10);
        Instant at = ground.now();
        put("then");
        ground.seconds(10);
        put("later");
        ground.map(request -> request.startingPosition("AT_TIMESTAMP").startingPositionTimestamp(at));

        ground.seconds(2);

        assertThat(ground.events()).containsExactly(List.of("then", "later"));
    }

    @Test
    void batchesAreFullOrWaitForTheirWindow() {
        ground.map(request -> request.batchSize(3).maximumBatchingWindowInSeconds(20));
        put("1", "2", "3", "4");

        ground.seconds(1);
        assertThat(ground.events()).containsExactly(List.of("1", "2", "3"));
        ground.seconds(10);
        put("5");
        ground.seconds(9);
        assertThat(ground.events()).hasSize(1);
        ground.seconds(1);
        assertThat(ground.events()).containsExactly(List.of("1", "2", "3"), List.of("4", "5"));
    }

    @Test
    void aBatchHasSixMegabytesAtMost() {
        ground.map(request -> request.batchSize(100).maximumBatchingWindowInSeconds(5));
        String large = "x".repeat(1_000_000); // 1.33 MB in base64
        for (int i = 0; i < 6; i++) {
            put(large);
            ground.seconds(1);
        }

        ground.seconds(5);

        assertThat(ground.events()).extracting(List::size).containsExactly(4, 2);
    }

    @Test
    void keysStayInOrderWhereSeveralBatchesOfAShardAreUnderWay() {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        ground.functions.body(Ground.FUNCTION, event -> {
            List<String> data = Ground.data(event);
            if (data.contains("k0-0")) {
                throw new IllegalStateException("kaboom");
            }
            seen.addAll(data);
            return "null";
        });
        ground.map(request -> request.parallelizationFactor(10).batchSize(2));
        for (int i = 0; i < 5; i++) {
            for (int key = 0; key < 8; key++) {
                ground.put("key" + key, "k" + key + "-" + i);
            }
        }

        ground.seconds(1);

        Map<String, List<String>> byKey = new TreeMap<>();
        seen.forEach(one -> byKey.computeIfAbsent(one.substring(0, 2), any -> new ArrayList<>())
                .add(one.substring(3)));
        assertThat(byKey).doesNotContainKey("k0").hasSizeBetween(4, 7);
        assertThat(byKey.values()).containsOnly(List.of("0", "1", "2", "3", "4"));
    }

    @SuppressWarnings("unchecked") // the SDK's consumers come as varargs
    @Test
    void filtersDropRecordsAndWhatIsNoJson() {
        String mapping = ground.map(request -> request.filterCriteria(criteria -> criteria.filters(
                filter -> filter.pattern("{\"data\":{\"HealthPoints\":[{\"numeric\":[\"<\",100]}]}}"),
                filter -> filter.pattern("{\"data\":{\"Name\":[{\"prefix\":\"Roc\"}]}}"))));
        put(
                "{\"Name\":\"Shadowfax\",\"HealthPoints\":150}",
                "{\"Name\":\"Shadowfax\",\"HealthPoints\":99}",
                "no JSON",
                "{\"Name\":\"Rocinante\",\"HealthPoints\":150}");

        ground.seconds(5);

        assertThat(ground.events())
                .containsExactly(List.of(
                        "{\"Name\":\"Shadowfax\",\"HealthPoints\":99}",
                        "{\"Name\":\"Rocinante\",\"HealthPoints\":150}"));
        assertThat(ground.attempts(mapping).path("batches")).hasSize(1);
    }

    @Test
    void aRestartGoesOnBehindWhatWasProcessed() {
        ground.map(request -> request.batchSize(1));
        ground.functions.body(Ground.FUNCTION, failingOn("3"));
        put("1", "2", "3", "4");
        ground.seconds(3);
        FakeFunctions functions = ground.functions;
        ground.close();
        functions.events.clear();
        functions.body(Ground.FUNCTION, FINE);

        ground = new Ground(folder, functions);
        ground.seconds(3);

        assertThat(ground.events()).containsExactly(List.of("3"), List.of("4"));
    }

    @Test
    void childrenComeAfterTheirParentsAreProcessed() {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        ground.functions.body(Ground.FUNCTION, event -> {
            List<String> data = Ground.data(event);
            if (ground.now().isBefore(Instant.parse("2026-03-02T09:05:00Z")) && data.contains("2")) {
                throw new IllegalStateException("kaboom");
            }
            seen.addAll(data);
            return "null";
        });
        ground.map(request -> request.batchSize(1));
        put("1", "2");
        ground.seconds(2);
        ground.reshard(2);
        put("3", "4");
        ground.seconds(10);
        ground.reshard(1);
        put("5");
        ground.seconds(10);
        assertThat(seen).containsExactly("1");

        ground.pass(Duration.ofMinutes(10));

        assertThat(seen).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void aStreamThatWasMadeAnewIsReadFromItsBeginning() {
        ground.map(request -> request.startingPosition("LATEST"));
        put("1");
        ground.seconds(2);
        ground.call(DeleteStreamRequest.builder().streamName(Ground.STREAM).build());
        ground.settle(Ground.stream(Ground.STREAM));
        ground.seconds(5);
        ground.createStream(Ground.STREAM, 1);
        put("2");

        ground.pass(Duration.ofMinutes(2));

        assertThat(ground.events()).containsExactly(List.of("1"), List.of("2"));
    }

    @Test
    void aRoleThatLosesItsRightsIsToldAndWorksAgainWhenItHasThem() {
        String mapping = ground.map(request -> {});
        put("1");
        ground.seconds(1);
        ground.allow("function", "logs:*");
        put("2");
        ground.seconds(20);
        assertThat(ground.events()).containsExactly(List.of("1"));
        assertThat(ground.get(mapping).lastProcessingResult())
                .startsWith("PROBLEM: Cannot access stream " + Ground.stream(Ground.STREAM))
                .contains("is not authorized to perform: kinesis:GetRecords");

        ground.allow("function", "*");
        ground.seconds(60);

        assertThat(ground.events()).containsExactly(List.of("1"), List.of("2"));
        assertThat(ground.get(mapping).lastProcessingResult()).isEqualTo("OK");
    }

    @Test
    void aFunctionThatIsGoneLeavesTheRecordsWhereTheyAre() {
        String mapping = ground.map(request -> {});
        ground.functions.remove(Ground.FUNCTION);
        put("1");
        ground.seconds(20);
        assertThat(ground.get(mapping).state()).isEqualTo("Enabled");
        assertThat(ground.get(mapping).lastProcessingResult()).startsWith("PROBLEM: Function not found");

        ground.functions.put(Ground.FUNCTION, Ground.ROLE, FINE);
        ground.seconds(60);

        assertThat(ground.events()).containsExactly(List.of("1"));
    }

    @Test
    void aDisabledMappingReadsNothingAndGoesOnWhereItWas() {
        String mapping = ground.map(request -> {});
        put("1");
        ground.seconds(1);
        ground.update(mapping, request -> request.enabled(false));
        put("2");
        ground.seconds(20);
        assertThat(ground.events()).containsExactly(List.of("1"));

        ground.update(mapping, request -> request.enabled(true));
        ground.seconds(1);

        assertThat(ground.events()).containsExactly(List.of("1"), List.of("2"));
    }

    @Test
    void anUpdateCountsFromTheNextBatchOn() {
        String mapping = ground.map(request -> request.batchSize(1));
        put("1", "2");
        ground.seconds(1);

        ground.update(mapping, request -> request.batchSize(10));
        put("3", "4");
        ground.seconds(1);

        assertThat(ground.events()).containsExactly(List.of("1"), List.of("2"), List.of("3", "4"));
    }

    @Test
    void aDeletedMappingDoesNothingMore() {
        String mapping = ground.map(request -> {});
        ground.call(DeleteEventSourceMappingRequest.builder().uuid(mapping).build());
        put("1");

        ground.seconds(60);

        assertThat(ground.events()).isEmpty();
        assertThat(ground.mappings.all()).isEmpty();
    }

    @Test
    void anotherMappingFromTheOldestRecordOnDeliversAllAgain() {
        String mapping = ground.map(request -> {});
        put("1", "2");
        ground.seconds(1);
        ground.call(DeleteEventSourceMappingRequest.builder().uuid(mapping).build());
        ground.seconds(8);

        ground.map(request -> {});
        ground.seconds(1);

        assertThat(ground.events()).containsExactly(List.of("1", "2"), List.of("1", "2"));
    }

    @Test
    void theAgeOfTheLastRecordIsMeasured() {
        put("a");
        ground.seconds(20);
        ground.map(request -> {});

        ground.seconds(1);

        assertThat(ground.metric("IteratorAge").get(0).maximum()).isEqualTo(28_000);
    }

    @Test
    void aLearnersOwnReadsOfTheShardOnlyDelayAMapping() {
        ground.map(request -> {});
        IntStream.range(0, 6).forEach(i -> ground.putAndRead("r" + i));

        ground.seconds(3);

        assertThat(ground.events().stream().mapToInt(List::size).sum()).isEqualTo(6);
    }
}
