package wildrydes.cloud.athena;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.ledger.Usage;
import wildrydes.cloud.metrics.Metrics;

/** What ended queries cost, and what CloudWatch hears of them. */
final class Accounts {

    /** The price's name (prices.json). */
    private static final String SCANNED = "athena:scanned";

    private static final long MEGABYTE = 1_000_000;
    private static final long LEAST_MEGABYTES = 10;

    private static final String MILLIS = "Milliseconds";

    private final AthenaState state;
    private final AthenaNames names;
    private final Metering metering;
    private final Metrics metrics;

    Accounts(AthenaState state, AthenaNames names, Metering metering, Metrics metrics) {
        this.state = state;
        this.names = names;
        this.metering = metering;
        this.metrics = metrics;
    }

    /** A query has ended; null where it was forgotten meanwhile. */
    void ended(@Nullable Execution execution) {
        if (execution == null) {
            return;
        }
        String group = execution.asked().workGroup();
        long billed = billedBytes(execution);
        if (billed > 0) {
            metering.used(new Usage(SCANNED, names.group(group), billed));
        }
        WorkGroup settings = state.group(group);
        Instant completed = execution.completed();
        if (settings != null && settings.settings().metrics() && completed != null) {
            report(execution, completed);
        }
    }

    /**
     * Bytes that are charged (aws.amazon.com/athena/pricing): by the megabyte, at least ten; statements about the catalog and queries
     * that fail are free, those that are cancelled are charged for what they have read.
     */
    static long billedBytes(Execution execution) {
        long scanned = execution.figures().scanned();
        boolean read = execution.state() == Execution.State.SUCCEEDED
                ? execution.asked().type().equals("DML") || scanned > 0
                : execution.state() == Execution.State.CANCELLED && scanned > 0;
        return read ? Math.max(LEAST_MEGABYTES, (scanned + MEGABYTE - 1) / MEGABYTE) * MEGABYTE : 0;
    }

    /** docs.aws.amazon.com/athena/latest/ug/query-metrics-viewing.html. */
    private void report(Execution execution, Instant now) {
        Metrics.Group group = metrics.of(
                "AWS/Athena",
                Map.of(
                        "QueryState",
                        execution.state() == Execution.State.CANCELLED
                                ? "CANCELED"
                                : execution.state().name(),
                        "QueryType",
                        execution.asked().type(),
                        "WorkGroup",
                        execution.asked().workGroup()));
        Figures figures = execution.figures();
        group.add(now, "EngineExecutionTime", MILLIS, (double) figures.engine());
        group.add(now, "QueryPlanningTime", MILLIS, (double) figures.planning());
        group.add(now, "QueryQueueTime", MILLIS, (double) figures.queued());
        group.add(now, "ServicePreProcessingTime", MILLIS, (double) figures.preparing());
        group.add(now, "ServiceProcessingTime", MILLIS, (double) figures.finishing());
        group.add(now, "TotalExecutionTime", MILLIS, (double) figures.total());
        group.add(now, "ProcessedBytes", "Bytes", (double) figures.scanned());
    }
}
