package wildrydes.cloud.kinesis;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The shards of a stream between two reshardings. The open ones take every hash key, each exactly one of them. The list does
 * not change; its shards do.
 */
final class Shards {

    private final List<Shard> all;
    private final NavigableMap<BigInteger, Shard> open;

    /** @param all by index, closed ones too */
    Shards(List<Shard> all) {
        this(all, Set.of());
    }

    private Shards(List<Shard> all, Set<Integer> closing) {
        this.all = List.copyOf(all);
        NavigableMap<BigInteger, Shard> takers = new TreeMap<>();
        for (Shard shard : all) {
            if (shard.isOpen() && !closing.contains(shard.index())) {
                takers.put(shard.range().start(), shard);
            }
        }
        this.open = Collections.unmodifiableNavigableMap(takers);
    }

    /** By index, closed ones too. */
    List<Shard> all() {
        return all;
    }

    /** In the order of their hash keys. */
    Collection<Shard> open() {
        return open.values();
    }

    /** The open shard that takes a hash key. */
    Shard taking(BigInteger hash) {
        return open.floorEntry(hash).getValue();
    }

    /** Whether a change is about these shards; not where the disk has lost one before it. */
    boolean fits(ShardChange change) {
        return change.closed().stream().allMatch(index -> index < all.size())
                && change.opened().stream()
                        .noneMatch(origin ->
                                origin.index() > all.size() + change.opened().size() - 1);
    }

    /**
     * The shards after a change. Those that it closes are still to be told; made once more, as the log is replayed, it is the same.
     *
     * @param folder of the stream
     */
    Shards with(ShardChange change, Path folder) {
        List<Shard> more = new ArrayList<>(all);
        for (Shard.Origin origin : change.opened()) {
            if (origin.index() == more.size()) {
                more.add(Shard.open(origin, folder));
            }
        }
        return new Shards(more, Set.copyOf(change.closed()));
    }
}
