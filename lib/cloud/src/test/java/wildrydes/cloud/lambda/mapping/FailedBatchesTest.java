package wildrydes.cloud.lambda.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** What becomes of batches of a data stream that a function fails with: tried again, given up, reported. */
class FailedBatchesTest {

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
}
