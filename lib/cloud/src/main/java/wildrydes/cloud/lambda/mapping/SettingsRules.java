package wildrydes.cloud.lambda.mapping;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.lambda.mapping.filter.Filters;
import wildrydes.cloud.lambda.mapping.filter.PatternException;

/** Which options a mapping may have, by what it reads (docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html and its like). */
final class SettingsRules {

    private static final List<String> STREAMS_ALONE = List.of(
            "BisectBatchOnFunctionError",
            "MaximumRecordAgeInSeconds",
            "MaximumRetryAttempts",
            "ParallelizationFactor",
            "TumblingWindowInSeconds");

    /** Of brokers and databases that are not here, and of pollers and keys that nobody rents here. */
    private static final List<String> NOWHERE = List.of(
            "Topics",
            "Queues",
            "SourceAccessConfigurations",
            "AmazonManagedKafkaEventSourceConfig",
            "SelfManagedKafkaEventSourceConfig",
            "DocumentDBEventSourceConfig",
            "ProvisionedPollerConfig",
            "KMSKeyArn");

    private static final int LEAST_AGE = 60;
    private static final int MOST_FILTERS = 5;
    private static final int MOST_AT_ONCE = 10;

    private SettingsRules() {}

    /**
     * What a mapping is to do.
     *
     * @param before what it did; null where it is new
     */
    static Settings settings(SourceKind kind, Asked asked, @Nullable Settings before) {
        requireKnown(kind, asked);
        Settings now = before == null ? Settings.usual(kind) : before;
        String onFailure = asked.onFailure(now.onFailure());
        Settings next = new Settings(
                asked.number("BatchSize", now.batchSize()),
                asked.number("MaximumBatchingWindowInSeconds", now.windowSeconds()),
                asked.number("ParallelizationFactor", now.parallelization()),
                asked.number("MaximumRetryAttempts", now.retries()),
                asked.number("MaximumRecordAgeInSeconds", now.maximumAgeSeconds()),
                asked.flag("BisectBatchOnFunctionError", now.bisect()),
                asked.number("TumblingWindowInSeconds", now.tumblingSeconds()),
                onFailure.isEmpty() ? null : onFailure,
                asked.filters(now.filters()),
                asked.reportsItems(now.reportsItems()),
                asked.concurrency(now.concurrency()),
                asked.counted(now.counted()));
        requireSound(kind, next);
        return next;
    }

    private static void requireKnown(SourceKind kind, Asked asked) {
        if (asked.onSuccess() || (!kind.stream() && !asked.onFailure(null).isEmpty())) {
            throw MappingErrors.unsupported("DestinationConfig");
        }
        for (String member : kind.stream() ? List.of("ScalingConfig") : STREAMS_ALONE) {
            if (asked.has(member)) {
                throw MappingErrors.unsupported(member);
            }
        }
        for (String member : NOWHERE) {
            if (asked.has(member)) {
                throw MappingErrors.unsupported(member);
            }
        }
    }

    private static void requireSound(SourceKind kind, Settings next) {
        if (kind == SourceKind.SQS && next.batchSize() > MOST_AT_ONCE && next.windowSeconds() == 0) {
            throw MappingErrors.windowTooShort();
        }
        if (next.maximumAgeSeconds() != Settings.FOREVER && next.maximumAgeSeconds() < LEAST_AGE) {
            throw MappingErrors.age();
        }
        if (next.filters().size() > MOST_FILTERS) {
            throw MappingErrors.invalid("A mapping has at most " + MOST_FILTERS + " filters, and there are "
                    + next.filters().size() + "; join patterns with $or.");
        }
        try {
            Filters.of(next.filters());
        } catch (PatternException e) {
            throw MappingErrors.filter();
        }
    }

    /** Where a mapping begins; null for a queue. */
    static @Nullable Start start(SourceKind kind, String source, Asked asked) {
        String position = asked.text("StartingPosition");
        Instant at = asked.instant("StartingPositionTimestamp");
        if (!kind.stream()) {
            if (position != null || at != null) {
                throw MappingErrors.startOfQueue();
            }
            return null;
        }
        if (position == null) {
            throw MappingErrors.noStart();
        }
        Start start = new Start(Start.Position.valueOf(position), at);
        boolean timed = start.position() == Start.Position.AT_TIMESTAMP;
        if (timed && kind == SourceKind.DYNAMODB) {
            throw MappingErrors.startOfTable(source);
        }
        if (!timed && at != null) {
            throw MappingErrors.timestampOfOther();
        }
        if (timed && at == null) {
            throw MappingErrors.noTimestamp();
        }
        if (at != null && at.getEpochSecond() < 0) {
            throw MappingErrors.negativeTimestamp();
        }
        return start;
    }
}
