package wildrydes.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;
import wildrydes.lab.cloud.BatchReading;
import wildrydes.lab.render.LabRenderer;

/** What a trigger has tried, as its learner sees it. */
class AttemptsTest {

    private static final Instant TIME = Instant.parse("2026-03-02T09:20:00Z");
    private static final String SHARD = "shardId-000000000000";
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:wildrydes-queue";

    private static BatchReading batch(int first, int records, String outcome, int calls, BatchReading... parts) {
        boolean failed = !outcome.equals("OK");
        List<BatchReading.Try> tries = IntStream.rangeClosed(1, calls)
                .mapToObj(number -> new BatchReading.Try(
                        TIME.plusSeconds(first + 10L * number),
                        number,
                        failed ? "FunctionError" : "OK",
                        failed ? "UncheckedIOException: Unexpected character" : "",
                        "request-" + first + "-" + records + "-" + number))
                .toList();
        boolean discarded = outcome.equals("Discarded");
        return new BatchReading(
                SHARD,
                "4967000" + first,
                "4967000" + (first + records - 1),
                records,
                outcome,
                discarded ? "RetryAttemptsExhausted" : "",
                discarded ? QUEUE : "",
                tries,
                List.of(parts));
    }

    private final Attempts attempts = new Attempts(
            "WildRydesDrill on wildrydes-drill",
            List.of(
                    batch(0, 20, "OK", 1),
                    batch(
                            20,
                            9,
                            "Split",
                            1,
                            batch(20, 4, "OK", 1),
                            batch(24, 5, "Split", 1, batch(24, 1, "Discarded", 3), batch(25, 4, "OK", 1)))));

    @Test
    void everyCallIsARowInTheOrderOfTime() {
        Table table = attempts.table();

        assertThat(table.rowCount()).isEqualTo(attempts.size()).isEqualTo(8);
        assertThat(attempts.failed()).isEqualTo(5);
        assertThat(table.instantColumn("time").asList()).isSorted();
        assertThat(table.intColumn("records").asList()).containsExactly(20, 9, 4, 5, 1, 4, 1, 1);
        assertThat(table.stringColumn("batch").asList()).contains("OK", "Split", "Discarded (RetryAttemptsExhausted)");
        assertThat(table.stringColumn("requestId").get(0)).isEqualTo("request-0-20-1");
    }

    @Test
    void theTreeShowsWhatBecameOfABatchThatFailed() {
        assertThat(attempts.tree().toString()).isEqualTo("""
                Trigger WildRydesDrill on wildrydes-drill: 8 calls, 5 of them failed
                  9 records: called 2026-03-02 09:20:30 UTC: FunctionError (UncheckedIOException: Unexpected character), Split
                    4 records: called 2026-03-02 09:20:30 UTC: OK
                    5 records: called 2026-03-02 09:20:34 UTC: FunctionError (UncheckedIOException: Unexpected character), Split
                      1 record: called 3 times until 2026-03-02 09:20:54 UTC: FunctionError (UncheckedIOException: Unexpected \
                character), Discarded (RetryAttemptsExhausted), told to wildrydes-queue
                      4 records: called 2026-03-02 09:20:35 UTC: OK""");
    }

    @Test
    void itIsDrawnWithItsCounts() {
        assertThat(new LabRenderer()
                        .render(attempts)
                        .orElseThrow()
                        .data()
                        .get("text/plain")
                        .toString())
                .startsWith("Trigger WildRydesDrill on wildrydes-drill: 8 calls, 5 of them failed\n");
    }
}
