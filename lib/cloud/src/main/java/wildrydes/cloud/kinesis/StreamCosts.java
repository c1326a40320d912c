package wildrydes.cloud.kinesis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.ledger.Running;

/**
 * What streams and their consumers cost by the hour, from their being ACTIVE to their deletion
 * (aws.amazon.com/kinesis/data-streams/pricing). What is kept for longer than a day is counted anew once an hour.
 */
final class StreamCosts {

    private static final String SHARD_HOURS = "kinesis:shard-hours";
    private static final String ON_DEMAND_HOURS = "kinesis:on-demand-hours";
    private static final String COMMITTED_HOURS = "kinesis:committed-hours";
    private static final String EXTENDED_RETENTION = "kinesis:extended-retention-hours";
    private static final String ON_DEMAND_RETENTION = "kinesis:on-demand-extended-retention";
    private static final String LONG_RETENTION = "kinesis:long-retention";
    private static final List<String> ITEMS =
            List.of(SHARD_HOURS, ON_DEMAND_HOURS, EXTENDED_RETENTION, ON_DEMAND_RETENTION, LONG_RETENTION);

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String CONSUMER_HOURS = "kinesis:consumer-hours";

    private final Metering metering;
    private final UnaryOperator<String> arns;
    private final StreamTable table;
    private final CloudTime time;
    /** Whether the next count of what is kept is planned; with the table's lock only. */
    private boolean planned;

    /** @param arns gives the ARN of the stream with a name */
    StreamCosts(Metering metering, UnaryOperator<String> arns, StreamTable table, CloudTime time) {
        this.metering = metering;
        this.arns = arns;
        this.table = table;
        this.time = time;
    }

    /** Tells what of each item a stream has from now on. */
    void changed(Stream stream) {
        counts(stream).forEach((item, count) -> metering.runs(item, arns.apply(stream.name()), count));
        if (keepsLong(stream)) {
            plan();
        }
        stream.consumers().forEach(consumer -> changed(stream, consumer));
    }

    /** Tells what a consumer of a stream costs from now on. */
    void changed(Stream stream, Consumer consumer) {
        metering.runs(CONSUMER_HOURS, arn(stream, consumer), count(stream, consumer));
    }

    private String arn(Stream stream, Consumer consumer) {
        return consumer.arn(arns.apply(stream.name()));
    }

    /** For on-demand streams the bytes cost alone. */
    private static int count(Stream stream, Consumer consumer) {
        return consumer.active() && stream.works() && !stream.traits().onDemand() ? stream.openShards() : 0;
    }

    private static boolean keepsLong(Stream stream) {
        return stream.works() && stream.settings().retention().hours() > DAY.toHours();
    }

    private Map<String, Long> counts(Stream stream) {
        Instant now = time.instant();
        boolean onDemand = stream.traits().onDemand();
        boolean extended = keepsLong(stream);
        long shards = stream.works() && !onDemand ? stream.openShards() : 0;
        boolean byHour = stream.works() && onDemand && !table.commitment().holds(now);
        Instant dayAgo = now.minus(DAY);
        Instant weekAgo = now.minus(WEEK);
        Map<String, Long> counts = new TreeMap<>();
        counts.put(SHARD_HOURS, shards);
        counts.put(ON_DEMAND_HOURS, byHour ? 1L : 0L);
        counts.put(EXTENDED_RETENTION, extended ? shards : 0);
        counts.put(ON_DEMAND_RETENTION, extended && onDemand ? bytes(stream, weekAgo, dayAgo, now) : 0);
        counts.put(LONG_RETENTION, extended ? bytes(stream, Instant.EPOCH, weekAgo, now) : 0);
        return counts;
    }

    /** What is kept of the records of some time. */
    private static long bytes(Stream stream, Instant since, Instant before, Instant now) {
        long horizon = Math.max(since.toEpochMilli(), stream.horizon(now));
        return stream.shards().all().stream()
                .mapToLong(shard -> shard.tape().bytesOf(horizon, before.toEpochMilli()))
                .sum();
    }

    private void plan() {
        if (!planned) {
            planned = true;
            time.schedule(time.instant().plus(HOUR), this::countAgain);
        }
    }

    private void countAgain() {
        table.lock();
        try {
            planned = false;
            table.all().stream().filter(StreamCosts::keepsLong).forEach(this::changed);
        } finally {
            table.unlock();
        }
    }

    /** Tells what the account has promised to pay for, now and when that ends. */
    void committed() {
        Commitment commitment = table.commitment();
        Instant now = time.instant();
        metering.runs(COMMITTED_HOURS, account(), commitment.holds(now) ? 1 : 0);
        table.all().forEach(this::changed);
        Instant ends = commitment.ends();
        if (ends != null && ends.isAfter(now)) {
            time.schedule(ends, this::tellCommitted);
        }
    }

    private void tellCommitted() {
        table.lock();
        try {
            committed();
        } finally {
            table.unlock();
        }
    }

    private String account() {
        return arns.apply("*");
    }

    /** Tells everything, when the streams are back. */
    void all() {
        List<Stream> streams = table.all();
        for (String item : ITEMS) {
            List<Running> running = new ArrayList<>();
            for (Stream stream : streams) {
                long count = counts(stream).getOrDefault(item, 0L);
                if (count > 0) {
                    running.add(new Running(item, arns.apply(stream.name()), count, stream.until()));
                }
            }
            metering.all(item, running);
        }
        Instant started = table.commitment().started();
        boolean holds = table.commitment().holds(time.instant());
        metering.all(
                COMMITTED_HOURS,
                started != null && holds ? List.of(new Running(COMMITTED_HOURS, account(), 1, started)) : List.of());
        committed();
        metering.all(CONSUMER_HOURS, consumers(streams));
    }

    private List<Running> consumers(List<Stream> streams) {
        List<Running> running = new ArrayList<>();
        for (Stream stream : streams) {
            for (Consumer consumer : stream.consumers()) {
                int count = count(stream, consumer);
                if (count > 0) {
                    running.add(new Running(CONSUMER_HOURS, arn(stream, consumer), count, consumer.until()));
                }
            }
        }
        return running;
    }
}
