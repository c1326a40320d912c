package wildrydes.cloud.kinesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.ledger.Running;

/** What streams cost by the hour, from their being ACTIVE to their deletion. */
final class StreamCosts {

    private static final String SHARD_HOURS = "kinesis:shard-hours";
    private static final String ON_DEMAND_HOURS = "kinesis:on-demand-hours";
    private static final String EXTENDED_RETENTION = "kinesis:extended-retention-hours";
    private static final List<String> ITEMS = List.of(SHARD_HOURS, ON_DEMAND_HOURS, EXTENDED_RETENTION);

    private final Metering metering;
    private final UnaryOperator<String> arns;

    /** @param arns gives the ARN of the stream with a name */
    StreamCosts(Metering metering, UnaryOperator<String> arns) {
        this.metering = metering;
        this.arns = arns;
    }

    /** Tells what of each item a stream has from now on. */
    void changed(Stream stream) {
        counts(stream).forEach((item, count) -> metering.runs(item, arns.apply(stream.name()), count));
    }

    private static Map<String, Integer> counts(Stream stream) {
        boolean onDemand = stream.traits().onDemand();
        boolean extended = stream.settings().retention().hours() > Retention.LEAST_HOURS;
        int shards = stream.works() && !onDemand ? stream.openShards() : 0;
        Map<String, Integer> counts = new TreeMap<>();
        counts.put(SHARD_HOURS, shards);
        counts.put(ON_DEMAND_HOURS, stream.works() && onDemand ? 1 : 0);
        counts.put(EXTENDED_RETENTION, extended ? shards : 0);
        return counts;
    }

    /** Tells everything, when the streams are back. */
    void all(List<Stream> streams) {
        for (String item : ITEMS) {
            List<Running> running = new ArrayList<>();
            for (Stream stream : streams) {
                int count = counts(stream).getOrDefault(item, 0);
                if (count > 0) {
                    running.add(new Running(item, arns.apply(stream.name()), count, stream.until()));
                }
            }
            metering.all(item, running);
        }
    }
}
