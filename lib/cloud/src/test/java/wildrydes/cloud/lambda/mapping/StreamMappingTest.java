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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

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

    private void broken() {
        ground.functions.body(Ground.FUNCTION, event -> {
            throw new IllegalStateException("kaboom");
        });
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

    private static void onFailure(CreateEventSourceMappingRequest.Builder request) {
        request.destinationConfig(
                config -> config.onFailure(failure -> failure.destination(Ground.queue(Ground.QUEUE))));
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
    void aFailingBatchIsTriedAgainLaterAndLaterAndBlocksItsShard() {
        String mapping = ground.map(request -> request.batchSize(1));
        ground.functions.body(Ground.FUNCTION, failingOn("poison"));
        put("good", "poison", "behind");
        Instant begun = ground.now().plusSeconds(1);

        ground.pass(Duration.ofHours(1));

        assertThat(ground.events()).doesNotContain(List.of("behind")).contains(List.of("good"));
        List<Long> waits = new ArrayList<>();
        Instant before = begun;
        for (JsonNode attempt : ground.attempts(mapping).path("batches").path(1).path("attempts")) {
            Instant at = Instant.parse(attempt.path("time").asText());
            waits.add(Duration.between(before, at).toSeconds());
            before = at;
        }
        assertThat(waits.subList(0, 10)).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
        assertThat(waits).hasSizeBetween(60, 68);

        ground.functions.body(Ground.FUNCTION, FINE);
        ground.seconds(60);
        assertThat(ground.events()).contains(List.of("behind"));
        assertThat(ground.get(mapping).lastProcessingResult()).isEqualTo("OK");
    }

    @Test
    void aRecordThatExpiredInTheStreamIsGivenUpThoughRetriesNeverEnd() {
        ground.map(request -> {
            onFailure(request);
            request.batchSize(1);
        });
        ground.functions.body(Ground.FUNCTION, failingOn("poison"));
        put("poison");
        ground.pass(Duration.ofHours(23));
        put("behind");

        ground.pass(Duration.ofHours(1).plusMinutes(1));

        assertThat(ground.events()).contains(List.of("behind"));
        assertThat(ground.failures()
                        .get(0)
                        .path("requestContext")
                        .path("condition")
                        .asText())
                .isEqualTo("RecordAgeExceeded");
    }

    @Test
    void recordsThatGetTooOldAreGivenUpAndYoungerOnesAreNot() {
        broken();
        ground.map(request -> {
            onFailure(request);
            request.maximumRecordAgeInSeconds(60).maximumBatchingWindowInSeconds(30);
        });
        put("old");
        ground.seconds(20);
        put("young");

        ground.seconds(42);
        ground.functions.body(Ground.FUNCTION, FINE);
        ground.seconds(30);

        JsonNode report = ground.failures().get(0);
        assertThat(report.path("requestContext").path("condition").asText()).isEqualTo("RecordAgeExceeded");
        assertThat(report.has("responseContext")).isFalse();
        assertThat(report.path("KinesisBatchInfo").path("batchSize").asInt()).isEqualTo(1);
        assertThat(ground.events().get(ground.events().size() - 1)).containsExactly("young");
    }

    @Test
    void whatIsTooOldWhenItIsReadIsNeverSeenByTheFunction() {
        put("old");
        ground.pass(Duration.ofMinutes(2));

        ground.map(request -> {
            onFailure(request);
            request.maximumRecordAgeInSeconds(60);
        });
        ground.seconds(2);

        assertThat(ground.events()).isEmpty();
        assertThat(ground.failures()
                        .get(0)
                        .path("requestContext")
                        .path("approximateInvokeCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void throttledInvocationsDoNotCount() {
        ground.functions.body(Ground.FUNCTION, event -> {
            throw new FakeFunctions.Throttle();
        });
        String mapping = ground.map(request -> {
            onFailure(request);
            request.maximumRetryAttempts(0);
        });
        put("a");
        ground.pass(Duration.ofMinutes(10));
        assertThat(ground.failures()).isEmpty();
        ground.functions.body(Ground.FUNCTION, FINE);

        ground.seconds(60);

        assertThat(ground.events()).containsExactly(List.of("a"));
        JsonNode attempts = ground.attempts(mapping).path("batches").path(0).path("attempts");
        assertThat(attempts.path(0).path("result").asText()).isEqualTo("Throttled");
        assertThat(attempts.path(attempts.size() - 1).path("attempt").asInt()).isEqualTo(1);
    }

    @Test
    void whatTheFunctionReportsIsTriedAgainFromTheLowestOn() {
        ground.functions.body(Ground.FUNCTION, event -> {
            StringBuilder failed = new StringBuilder();
            for (JsonNode record : event.path("Records")) {
                String id = record.path("kinesis").path("sequenceNumber").asText();
                boolean bad = Ground.data(Ground.json("{\"Records\":[" + record + "]}"))
                        .contains("6");
                failed.append(bad ? "{\"itemIdentifier\":\"" + id + "\"}" : "");
            }
            return "{\"batchItemFailures\":[" + failed + "]}";
        });
        ground.map(request -> {
            onFailure(request);
            request.batchSize(3)
                    .maximumRetryAttempts(3)
                    .functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
        });
        put("1", "2", "3", "4", "5", "6");

        ground.seconds(60);

        assertThat(ground.events())
                .containsExactly(
                        List.of("1", "2", "3"), List.of("4", "5", "6"), List.of("6"), List.of("6"), List.of("6"));
        JsonNode report = ground.failures().get(0);
        assertThat(report.path("requestContext").path("approximateInvokeCount").asInt())
                .as("as localstack/localstack recorded it")
                .isEqualTo(4);
        assertThat(report.path("responseContext").path("functionError").isNull())
                .isTrue();
        assertThat(report.path("KinesisBatchInfo").path("batchSize").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":123}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"foo\":123}]}",
                "{\"batchItemFailures\":\"all\"}"
            })
    void aResponseThatNamesNoRecordOfTheBatchIsAFailureOfAll(String response) {
        ground.functions.body(Ground.FUNCTION, event -> response);
        ground.map(request -> {
            onFailure(request);
            request.maximumRetryAttempts(2).functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
        });
        put("a", "b");

        ground.seconds(10);

        assertThat(ground.events()).containsOnly(List.of("a", "b")).hasSize(3);
        assertThat(ground.failures()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "[]",
                "null",
                "{}",
                "{\"batchItemFailures\":[]}",
                "{\"batchItemFailures\":null}",
                "",
                "no JSON"
            })
    void aResponseWithoutFailuresIsASuccess(String response) {
        ground.functions.body(Ground.FUNCTION, event -> response);
        String mapping =
                ground.map(request -> request.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES));
        put("a", "b");

        ground.seconds(10);

        assertThat(ground.events()).containsExactly(List.of("a", "b"));
        assertThat(ground.get(mapping).lastProcessingResult()).isEqualTo("OK");
    }

    @Test
    void reportsMeanNothingWhereTheMappingDoesNotAskForThem() {
        ground.functions.body(Ground.FUNCTION, event -> "{\"batchItemFailures\":[{\"itemIdentifier\":\"nobody\"}]}");
        ground.map(request -> {});
        put("a");

        ground.seconds(10);

        assertThat(ground.events()).containsExactly(List.of("a"));
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
    void reportsGoToABucketWithTheRecords() {
        ground.call(CreateBucketRequest.builder().bucket("failures").build());
        broken();
        String mapping = ground.map(request -> request.maximumRetryAttempts(0)
                .destinationConfig(
                        config -> config.onFailure(failure -> failure.destination("arn:aws:s3:::failures"))));
        put("a");

        ground.seconds(5);

        ListObjectsV2Response objects =
                ground.call(ListObjectsV2Request.builder().bucket("failures").build());
        assertThat(objects.contents()).hasSize(1);
        String key = objects.contents().get(0).key();
        assertThat(key)
                .matches("aws/lambda/" + mapping
                        + "/shardId-000000000000/2026/03/02/2026-03-02T09\\.\\d\\d\\.\\d\\d-[0-9a-f-]{36}");
        JsonNode report = Ground.json(ground.object("failures", key));
        assertThat(Ground.data(Ground.json(report.path("payload").asText()))).containsExactly("a");
    }

    @Test
    void reportsThatCannotBeDeliveredAreCounted() {
        broken();
        ground.map(request -> {
            onFailure(request);
            request.maximumRetryAttempts(0).batchSize(1);
        });
        ground.allow("function", "kinesis:*");
        put("a", "b");

        ground.seconds(5);

        assertThat(ground.events()).containsExactly(List.of("a"), List.of("b"));
        assertThat(ground.metric("DestinationDeliveryFailures").get(0).sum()).isEqualTo(2);
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
