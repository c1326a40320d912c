package wildrydes.cloud.kinesis;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which splits and merges give a stream so many shards of equal size, as UpdateShardCount does with UNIFORM_SCALING. All that can be
 * done at the same time is a round; shards that live for a round only are AWS's "short-lived" ones
 * (docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateShardCount.html). From 4 shards to 5, for instance, each of the 4 is split
 * where one of the 5 ends, and then the pieces that are neighbours are merged: 15 shards in all, as many as getmoto/moto
 * ({@code tests/test_kinesis}) reports of AWS.
 */
final class Resharding {

    /**
     * Boundaries that are so near to each other are the same: dividing 2^128 leaves a little over, which is not worth a split.
     */
    private static final BigInteger NEAR = BigInteger.ONE.shiftLeft(32);

    /** A new stream's in on-demand mode (docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html). */
    static final int ON_DEMAND_SHARDS = 4;

    private Resharding() {}

    /**
     * What is done at once.
     *
     * @param steps no shard is in two of them; none where the shards are as they should be
     * @param last whether nothing is left to do after it
     */
    record Round(List<Update.Reshape> steps, boolean last) {}

    /**
     * The next round of an update of shards.
     *
     * @param open the shards that take records, in the order of their hash keys
     */
    static Round next(Update update, Collection<Shard> open) {
        if (update instanceof Update.Reshape one) {
            return new Round(List.of(one), true);
        }
        return update instanceof Update.Scale scale ? next(scale, open) : new Round(List.of(), true);
    }

    private static Round next(Update.Scale scale, Collection<Shard> open) {
        NavigableSet<BigInteger> wanted = starts(scale.shards(), open);
        Set<BigInteger> then = new TreeSet<>();
        open.forEach(shard -> then.add(shard.range().start()));
        List<Update.Reshape> steps = new ArrayList<>();
        Shard before = null;
        for (Shard shard : open) {
            BigInteger start = shard.range().start();
            NavigableSet<BigInteger> inside =
                    wanted.subSet(start, false, shard.range().end(), true);
            if (!inside.isEmpty()) {
                BigInteger at = middle(inside);
                steps.add(new Update.Split(shard.index(), at));
                then.add(at);
                before = null;
            } else if (before != null && !wanted.contains(start)) {
                steps.add(new Update.Merge(before.index(), shard.index()));
                then.remove(start);
                before = null;
            } else {
                before = shard;
            }
        }
        return new Round(steps, then.equals(wanted));
    }

    /**
     * The update that an on-demand stream needs for the throughput that it is to have at any time: a shard for each MiB a second,
     * and not fewer than a new one has; null where it has them.
     */
    static Update.@Nullable Scale warm(Traits traits, int openShards) {
        int needed = Math.max(ON_DEMAND_SHARDS, traits.warmMebibytes());
        return traits.onDemand() && traits.warmMebibytes() > 0 && needed != openShards
                ? new Update.Scale(needed)
                : null;
    }

    /** How many shards there are for some time beyond those that there are now. */
    static int additional(Update.Scale scale, Collection<Shard> open) {
        NavigableSet<BigInteger> wanted = starts(scale.shards(), open);
        open.forEach(shard -> wanted.remove(shard.range().start()));
        return wanted.size();
    }

    private static BigInteger middle(Collection<BigInteger> keys) {
        return keys.stream().skip(keys.size() / 2).findFirst().orElseThrow();
    }

    /** Where shards of equal size begin; where one begins there or nearly there already, that one stays. */
    private static NavigableSet<BigInteger> starts(int count, Collection<Shard> open) {
        NavigableSet<BigInteger> now = new TreeSet<>();
        open.forEach(shard -> now.add(shard.range().start()));
        NavigableSet<BigInteger> wanted = new TreeSet<>();
        for (HashRange range : HashRange.evenly(count)) {
            wanted.add(nearest(range.start(), now));
        }
        return wanted;
    }

    private static BigInteger nearest(BigInteger key, NavigableSet<BigInteger> starts) {
        return starts.subSet(key.subtract(NEAR), true, key.add(NEAR), true).stream()
                .min(Comparator.comparing(start -> start.subtract(key).abs()))
                .orElse(key);
    }
}
