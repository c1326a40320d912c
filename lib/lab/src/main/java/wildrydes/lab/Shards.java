package wildrydes.lab;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kinesis.model.Shard;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The shards of a stream, closed ones among them for as long as they hold records. */
public final class Shards {

    private static final int MOST_NAMED = 4;
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
    private static final BigDecimal ALL_KEYS = new BigDecimal(BigInteger.TWO.pow(128));

    private final String stream;
    private final List<Shard> shards;
    private final Function<Shard, OptionalInt> count;
    private final Map<String, OptionalInt> counts = new HashMap<>();

    /** @param count how many records a shard keeps, where that can be known; asked when it is shown, once */
    Shards(String stream, List<Shard> shards, Function<Shard, OptionalInt> count) {
        this.stream = stream;
        this.shards = List.copyOf(shards);
        this.count = count;
    }

    /** As AWS describes them. */
    public List<Shard> list() {
        return shards;
    }

    /** How many take records in. */
    public int open() {
        return (int) shards.stream().filter(Shards::isOpen).count();
    }

    /**
     * A row for each: id, state, range of hash keys and how much of all keys that is, records, parents. Records are counted by
     * reading them; where a shard's reads of this second do not suffice, the number is missing.
     */
    public Table table() {
        StringColumn id = StringColumn.create("shard");
        StringColumn state = StringColumn.create("state");
        StringColumn from = StringColumn.create("from hash key");
        StringColumn to = StringColumn.create("to hash key");
        StringColumn part = StringColumn.create("part of all keys");
        IntColumn records = IntColumn.create("records");
        StringColumn parent = StringColumn.create("parent");
        for (Shard shard : shards) {
            id.append(shard.shardId());
            state.append(isOpen(shard) ? "OPEN" : "CLOSED");
            from.append(power(first(shard)));
            to.append(power(last(shard)));
            part.append(part(shard));
            OptionalInt kept = kept(shard);
            if (kept.isPresent()) {
                records.append(kept.getAsInt());
            } else {
                records.appendMissing();
            }
            parent.append(parents(shard));
        }
        Table table = Table.create("shards of " + stream, id, state, from, to, part, records, parent);
        return records.countMissing() == shards.size() ? table.removeColumns(records) : table;
    }

    private synchronized OptionalInt kept(Shard shard) {
        return counts.computeIfAbsent(shard.shardId(), id -> count.apply(shard));
    }

    /** What became of the shards that there were before. */
    String since(Shards before) {
        List<String> known = ids(before.shards.stream().filter(Shards::isOpen));
        List<String> closed = ids(shards.stream().filter(shard -> !isOpen(shard) && known.contains(shard.shardId())));
        List<String> opened = ids(shards.stream().filter(shard -> isOpen(shard) && !known.contains(shard.shardId())));
        return "Stream " + stream + " has " + open() + (open() == 1 ? " open shard" : " open shards") + " instead of "
                + before.open() + ": "
                + words(closed)
                + (closed.size() == 1 ? " is closed and keeps its records; " : " are closed and keep their records; ")
                + words(opened) + (opened.size() == 1 ? " is new." : " are new.");
    }

    private static List<String> ids(Stream<Shard> shards) {
        return shards.map(Shard::shardId).toList();
    }

    private static String words(List<String> ids) {
        int last = ids.size() - 1;
        if (ids.size() > MOST_NAMED) {
            return ids.size() + " shards, " + ids.get(0) + " to " + ids.get(last);
        }
        return last < 1 ? String.join("", ids) : String.join(", ", ids.subList(0, last)) + " and " + ids.get(last);
    }

    private static String parents(Shard shard) {
        return Stream.of(shard.parentShardId(), shard.adjacentParentShardId())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static BigInteger first(Shard shard) {
        return new BigInteger(shard.hashKeyRange().startingHashKey());
    }

    private static BigInteger last(Shard shard) {
        return new BigInteger(shard.hashKeyRange().endingHashKey());
    }

    private static String part(Shard shard) {
        BigDecimal keys = new BigDecimal(last(shard).subtract(first(shard)).add(BigInteger.ONE));
        return keys.multiply(PERCENT)
                        .divide(ALL_KEYS, 1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString() + " %";
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
