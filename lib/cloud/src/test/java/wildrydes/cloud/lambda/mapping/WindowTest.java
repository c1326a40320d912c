package wildrydes.cloud.lambda.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tumbling windows of a minute, with a function that counts records. */
class WindowTest {

    @TempDir
    private Path folder;

    private Ground ground;

    @BeforeEach
    void begin() {
        ground = Ground.begin(folder, WindowTest::count);
        ground.createStream(Ground.STREAM, 1);
        ground.pass(Duration.between(ground.now(), Instant.parse("2026-03-02T09:01:50Z")));
    }

    @AfterEach
    void end() {
        ground.close();
    }

    private static String count(JsonNode event) {
        int sum =
                event.path("state").path("sum").asInt(0) + event.path("Records").size();
        return "{\"state\":{\"sum\":" + sum + "}}";
    }

    private List<String> told() {
        return ground.functions.events.stream().map(WindowTest::line).toList();
    }

    private static String line(JsonNode event) {
        return event.path("window").path("start").asText().substring(11, 16) + " "
                + event.path("Records").size() + " " + event.path("state")
                + (event.path("isFinalInvokeForWindow").asBoolean() ? " final" : "")
                + (event.path("isWindowTerminatedEarly").asBoolean() ? " early" : "");
    }

    @Test
    void theStateGoesFromBatchToBatchAndTheClockEndsTheWindow() {
        ground.map(request -> request.tumblingWindowInSeconds(60)); // enabled at 09:01:58
        ground.put("a", "1");
        ground.seconds(1);
        ground.seconds(3); // 09:02:02
        ground.put("a", "2");
        ground.seconds(10);
        ground.put("a", "3");
        ground.put("a", "4");

        ground.seconds(50);

        assertThat(told())
                .containsExactly(
                        "09:01 1 {}",
                        "09:01 0 {\"sum\":1} final",
                        "09:02 1 {}",
                        "09:02 2 {\"sum\":1}",
                        "09:02 0 {\"sum\":3} final");
        JsonNode event = ground.functions.events.get(1);
        assertThat(event.path("window").toString())
                .isEqualTo("{\"start\":\"2026-03-02T09:01:00Z\",\"end\":\"2026-03-02T09:02:00Z\"}");
        assertThat(event.path("shardId").asText()).isEqualTo("shardId-000000000000");
        assertThat(event.path("eventSourceARN").asText()).isEqualTo(Ground.stream(Ground.STREAM));
    }

    @Test
    void eachShardHasItsOwnState() {
        ground.reshard(2);
        ground.map(request -> request.tumblingWindowInSeconds(60));
        ground.pass(Duration.between(ground.now(), Instant.parse("2026-03-02T09:04:10Z")));
        for (int i = 0; i < 10; i++) {
            ground.put("key" + i, "x");
        }

        ground.seconds(60);

        List<JsonNode> finals = ground.functions.events.stream()
                .filter(event -> event.path("isFinalInvokeForWindow").asBoolean())
                .toList();
        assertThat(finals).hasSize(2);
        assertThat(finals.stream()
                        .mapToInt(event -> event.path("state").path("sum").asInt())
                        .sum())
                .isEqualTo(10);
        assertThat(finals).extracting(event -> event.path("shardId").asText()).doesNotHaveDuplicates();
    }

    @Test
    void aResponseWithoutStateIsAFailure() {
        ground.functions.body(Ground.FUNCTION, event -> "null");
        String mapping =
                ground.map(request -> request.tumblingWindowInSeconds(60).maximumRetryAttempts(1));
        ground.put("a", "1");

        ground.seconds(10);

        JsonNode batch = ground.attempts(mapping).path("batches").path(0);
        assertThat(batch.path("attempts")).hasSize(2);
        assertThat(batch.path("attempts").path(0).path("result").asText()).isEqualTo("NoState");
        assertThat(batch.path("outcome").asText()).isEqualTo("Discarded");
    }

    @Test
    void aStateOfMoreThanAMegabyteEndsTheWindowEarly() {
        ground.functions.body(Ground.FUNCTION, event -> {
            boolean large = Ground.data(event).contains("large");
            return "{\"state\":{\"x\":\"" + "x".repeat(large ? 1 << 20 : 1) + "\"}}";
        });
        ground.map(request -> request.tumblingWindowInSeconds(60));
        ground.put("a", "large");
        ground.seconds(1);
        ground.put("a", "small");

        ground.seconds(10);

        assertThat(ground.functions.events)
                .extracting(
                        event -> event.path("isFinalInvokeForWindow").asBoolean(),
                        event -> event.path("isWindowTerminatedEarly").asBoolean(),
                        event -> event.path("window").path("start").asText(),
                        event -> event.path("state").toString().length() > 100)
                .containsExactly(
                        tuple(false, false, "2026-03-02T09:01:00Z", false),
                        tuple(true, true, "2026-03-02T09:01:00Z", true),
                        tuple(false, false, "2026-03-02T09:01:00Z", false),
                        tuple(true, false, "2026-03-02T09:01:00Z", false));
    }

    @Test
    void anOpenWindowOutlivesTheProcess() {
        ground.map(request -> request.tumblingWindowInSeconds(60));
        ground.seconds(5);
        ground.put("a", "1");
        ground.seconds(1);
        FakeFunctions functions = ground.functions;
        ground.close();

        ground = new Ground(folder, functions);
        ground.put("a", "2");
        ground.seconds(60);

        assertThat(told()).containsExactly("09:02 1 {}", "09:02 1 {\"sum\":1}", "09:02 0 {\"sum\":2} final");
    }

    @Test
    void aBatchIsOfOneWindowAndWaitsNoLongerThanItsEnd() {
        ground.map(request -> request.tumblingWindowInSeconds(60).maximumBatchingWindowInSeconds(30));
        ground.put("a", "1");
        ground.seconds(3);
        ground.put("a", "2");

        ground.seconds(120);

        assertThat(told())
                .containsExactly("09:01 1 {}", "09:01 0 {\"sum\":1} final", "09:02 1 {}", "09:02 0 {\"sum\":1} final");
    }

    @Test
    void theEndOfAShardIsTheEndOfItsWindow() {
        ground.map(request -> request.tumblingWindowInSeconds(900));
        ground.put("a", "1");
        ground.seconds(2);
        ground.reshard(2);
        ground.put("a", "2");

        ground.seconds(5);

        assertThat(told()).containsExactly("09:00 1 {}", "09:00 0 {\"sum\":1} final", "09:00 1 {}");
    }

    @Test
    void theEndOfAWindowIsTriedAgainToo() {
        ground.functions.body(Ground.FUNCTION, event -> {
            if (event.path("isFinalInvokeForWindow").asBoolean()
                    && ground.now().isBefore(Instant.parse("2026-03-02T09:02:05Z"))) {
                throw new IllegalStateException("kaboom");
            }
            return count(event);
        });
        ground.map(request -> request.tumblingWindowInSeconds(60));
        ground.put("a", "1");
        ground.seconds(3);
        ground.put("a", "2");

        ground.seconds(20);

        assertThat(told())
                .containsExactly(
                        "09:01 1 {}",
                        "09:01 0 {\"sum\":1} final",
                        "09:01 0 {\"sum\":1} final",
                        "09:01 0 {\"sum\":1} final",
                        "09:01 0 {\"sum\":1} final",
                        "09:02 1 {}");
    }

    @Test
    void theEndOfAWindowIsGivenUpWhenItIsTooOldSoThatTheNextOneCanCome() {
        ground.functions.body(Ground.FUNCTION, event -> {
            if (event.path("isFinalInvokeForWindow").asBoolean()) {
                throw new IllegalStateException("kaboom");
            }
            return count(event);
        });
        String mapping =
                ground.map(request -> request.tumblingWindowInSeconds(60).maximumRecordAgeInSeconds(60));
        ground.put("a", "1"); // in the window until 09:02
        ground.seconds(30);

        ground.seconds(40); // 09:03:08
        ground.put("a", "2");
        ground.seconds(5);

        assertThat(told()).endsWith("09:03 1 {}");
        JsonNode batches = ground.attempts(mapping).path("batches");
        assertThat(batches)
                .extracting(
                        batch -> batch.path("outcome").asText(),
                        batch -> batch.path("reason").asText(null))
                .containsExactly(tuple("OK", null), tuple("Discarded", "RecordAgeExceeded"), tuple("OK", null));
    }
}
