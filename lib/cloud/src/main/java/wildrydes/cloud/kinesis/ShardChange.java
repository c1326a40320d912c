package wildrydes.cloud.kinesis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import wildrydes.cloud.store.Fields;

/**
 * Some shards of a stream take no more records, and others begin, all at one moment.
 *
 * @param closed their indexes
 * @param opened those that come of them, in the order of their indexes
 */
record ShardChange(Instant at, List<Integer> closed, List<Shard.Origin> opened) {

    /** What splits and merges make of shards; no shard is in two of them. */
    static ShardChange of(List<Update.Reshape> steps, Shards shards, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS); // as it is kept
        List<Integer> closed = new ArrayList<>();
        List<Shard.Origin> opened = new ArrayList<>();
        int next = shards.all().size();
        for (Update.Reshape step : steps) {
            if (step instanceof Update.Split split) {
                HashRange range = shards.all().get(split.shard()).range();
                closed.add(split.shard());
                HashRange lower = new HashRange(range.start(), split.at().subtract(BigInteger.ONE));
                opened.add(new Shard.Origin(next++, lower, at, split.shard(), null));
                opened.add(new Shard.Origin(next++, new HashRange(split.at(), range.end()), at, split.shard(), null));
            } else if (step instanceof Update.Merge merge) {
                HashRange range = new HashRange(
                        shards.all().get(merge.shard()).range().start(),
                        shards.all().get(merge.adjacent()).range().end());
                closed.add(merge.shard());
                closed.add(merge.adjacent());
                opened.add(new Shard.Origin(next++, range, at, merge.shard(), merge.adjacent()));
            }
        }
        return new ShardChange(at, List.copyOf(closed), List.copyOf(opened));
    }

    void write(DataOutput to) throws IOException {
        Fields.instant(to, at);
        to.writeInt(closed.size());
        for (int index : closed) {
            to.writeInt(index);
        }
        to.writeInt(opened.size());
        for (Shard.Origin origin : opened) {
            origin.write(to);
        }
    }

    static ShardChange read(DataInput from) throws IOException {
        Instant at = Fields.instant(from);
        List<Integer> closed = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            closed.add(from.readInt());
        }
        List<Shard.Origin> opened = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            opened.add(Shard.Origin.read(from));
        }
        return new ShardChange(at, closed, opened);
    }
}
