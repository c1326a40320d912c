package wildrydes.cloud.lambda.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;

/** The drills of notebook 03, with a function that writes rows unless a record of its batch is broken. */
class DrillTest {

    private final Set<String> rows = new ConcurrentSkipListSet<>();

    @TempDir
    private Path folder;

    private Ground ground;

    @BeforeEach
    void begin() {
        ground = Ground.begin(folder, this::write);
        ground.createStream(Ground.STREAM, 1);
    }

    @AfterEach
    void end() {
        ground.close();
    }

    private String write(JsonNode event) {
        List<String> data = Ground.data(event);
        if (data.stream().anyMatch(one -> one.contains("error"))) {
            throw new IllegalStateException("kaboom");
        }
        rows.addAll(data);
        return "\"Delivered " + data.size() + " records\"";
    }

    private static void drill(CreateEventSourceMappingRequest.Builder request) {
        request.batchSize(10)
                .maximumBatchingWindowInSeconds(15)
                .maximumRetryAttempts(2)
                .maximumRecordAgeInSeconds(60)
                .destinationConfig(
                        config -> config.onFailure(failure -> failure.destination(Ground.queue(Ground.QUEUE))));
    }

    private List<String> send(String name, int count, int broken) {
        List<String> sequence = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            sequence.add(ground.put("Rocinante", name + i + (i == broken ? "error" : "")));
        }
        return sequence;
    }

    @Test
    void twentyGoodRecordsAreTwentyRows() {
        String mapping = ground.map(DrillTest::drill);
        send("good", 20, 0);

        ground.seconds(1);

        assertThat(rows).hasSize(20);
        assertThat(ground.events()).extracting(List::size).containsExactly(10, 10);
        assertThat(ground.failures()).isEmpty();
        assertThat(ground.get(mapping).lastProcessingResult()).isEqualTo("OK");
    }

    @Test
    void nineWithABrokenOneFailThreeTimesAndAreReportedTogether() {
        String mapping = ground.map(DrillTest::drill);
        send("good", 20, 0);
        ground.seconds(1);
        List<String> sequence = send("bad", 9, 5);

        ground.seconds(60);

        assertThat(rows).hasSize(20);
        assertThat(ground.events()).extracting(List::size).containsExactly(10, 10, 9, 9, 9);
        JsonNode report = ground.failures().get(0);
        assertThat(report.path("requestContext").path("condition").asText()).isEqualTo("RetryAttemptsExhausted");
        assertThat(report.path("requestContext").path("approximateInvokeCount").asInt())
                .isEqualTo(3);
        assertThat(report.path("requestContext").path("functionArn").asText())
                .isEqualTo(FakeFunctions.PREFIX + Ground.FUNCTION);
        assertThat(report.path("responseContext").toString())
                .isEqualTo("{\"statusCode\":200,\"executedVersion\":\"$LATEST\",\"functionError\":\"Unhandled\"}");
        JsonNode info = report.path("KinesisBatchInfo");
        assertThat(info.path("batchSize").asInt()).isEqualTo(9);
        assertThat(info.path("shardId").asText()).isEqualTo("shardId-000000000000");
        assertThat(info.path("startSequenceNumber").asText()).isEqualTo(sequence.get(0));
        assertThat(info.path("endSequenceNumber").asText()).isEqualTo(sequence.get(8));
        assertThat(info.path("streamArn").asText()).isEqualTo(Ground.stream(Ground.STREAM));
        assertThat(ground.get(mapping).lastProcessingResult()).isEqualTo("PROBLEM: Function call failed");
    }

    @Test
    void withBisectOnlyTheBrokenOneIsLost() {
        String mapping = ground.map(request -> {
            drill(request);
            request.bisectBatchOnFunctionError(true);
        });
        List<String> sequence = send("bad", 9, 5);

        ground.seconds(60);

        assertThat(rows).hasSize(8);
        List<JsonNode> failures = ground.failures();
        assertThat(failures).hasSize(1);
        JsonNode report = failures.get(0);
        assertThat(report.path("KinesisBatchInfo").path("batchSize").asInt()).isEqualTo(1);
        assertThat(report.path("KinesisBatchInfo").path("startSequenceNumber").asText())
                .isEqualTo(sequence.get(4));
        assertThat(report.path("requestContext").path("approximateInvokeCount").asInt())
                .isEqualTo(3);

        JsonNode root = ground.attempts(mapping).path("batches");
        assertThat(root).hasSize(1);
        assertThat(root.path(0).path("records").asInt()).isEqualTo(9);
        assertThat(root.path(0).path("outcome").asText()).isEqualTo("Split");
        assertThat(root.path(0).path("attempts").path(0).path("error").asText())
                .isEqualTo("java.lang.IllegalStateException: kaboom");
        assertThat(root.path(0).path("parts")).hasSize(2);
        assertThat(leaves(root.path(0))).containsExactlyInAnyOrder("OK", "OK", "OK", "Discarded");
    }

    private static List<String> leaves(JsonNode batch) {
        List<String> leaves = new ArrayList<>();
        if (batch.path("parts").isEmpty()) {
            leaves.add(batch.path("outcome").asText());
        }
        batch.path("parts").forEach(part -> leaves.addAll(leaves(part)));
        return leaves;
    }
}
