package wildrydes.lab;

import java.math.BigInteger;
import java.util.List;
import software.amazon.awssdk.services.kinesis.model.Shard;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The shards of a stream, closed ones among them for as long as they hold records. */
public final class Shards {

    private final String stream;
    private final List<Shard> shards;

    Shards(String stream, List<Shard> shards) {
        this.stream = stream;
        this.shards = List.copyOf(shards);
    }

    /** As AWS describes them. */
    public List<Shard> list() {
        return shards;
    }

    /** How many take records in. */
    public int open() {
        return (int) shards.stream().filter(Shards::isOpen).count();
    }

    /** A row for each: id, state, range of hash keys, parent. */
    public Table table() {
        StringColumn id = StringColumn.create("shard");
        StringColumn state = StringColumn.create("state");
        StringColumn from = StringColumn.create("from hash key");
        StringColumn to = StringColumn.create("to hash key");
        StringColumn parent = StringColumn.create("parent");
        for (Shard shard : shards) {
            id.append(shard.shardId());
            state.append(isOpen(shard) ? "OPEN" : "CLOSED");
            from.append(power(new BigInteger(shard.hashKeyRange().startingHashKey())));
            to.append(power(new BigInteger(shard.hashKeyRange().endingHashKey())));
            parent.append(shard.parentShardId() == null ? "" : shard.parentShardId());
        }
        return Table.create("shards of " + stream, id, state, from, to, parent);
    }

    private static boolean isOpen(Shard shard) {
        return shard.sequenceNumberRange().endingSequenceNumber() == null;
    }

    /** Powers of two, and the numbers just below them, are easier to read as such. */
    static String power(BigInteger number) {
        if (isPower(number)) {
            return "2^" + (number.bitLength() - 1);
        }
        BigInteger next = number.add(BigInteger.ONE);
        return isPower(next) ? "2^" + (next.bitLength() - 1) + " - 1" : number.toString();
    }

    private static boolean isPower(BigInteger number) {
        return number.bitLength() > 8 && number.bitCount() == 1;
    }

    @Override
    public String toString() {
        return open() + " of " + shards.size() + " shards of " + stream + " are open";
    }
}
