package wildrydes.cloud.ledger;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import wildrydes.cloud.store.Fields;

/**
 * How much of what was used, day by day (UTC). Amounts are whole numbers of the smallest measure, so that no sum depends on
 * its order or on how time was split. Not safe for concurrent use.
 */
final class Tallies {

    static final long DAY_MILLIS = 86_400_000;

    /** In place of a day for all days that are no longer told apart. */
    static final long EARLIER = Long.MIN_VALUE;

    /** Resources told apart on one day; what comes beyond counts for {@link #REST}. */
    static final int MOST_A_DAY = 10_000;

    static final String REST = "*";

    /** What a tally is about. */
    record Key(String item, String resource) {}

    private final TreeMap<Long, Map<Key, BigInteger>> days = new TreeMap<>();
    private int size;

    static long day(Instant time) {
        return Math.floorDiv(time.toEpochMilli(), DAY_MILLIS);
    }

    /** Adds to a tally, and returns the key that it was added to. */
    Key add(long day, Key key, BigInteger amount) {
        Map<Key, BigInteger> tallies = days.computeIfAbsent(day, any -> new HashMap<>());
        Key to = tallies.size() < MOST_A_DAY || tallies.containsKey(key) ? key : new Key(key.item(), REST);
        int before = tallies.size();
        tallies.merge(to, amount, BigInteger::add);
        size += tallies.size() - before;
        return to;
    }

    BigInteger of(long day, Key key) {
        return days.getOrDefault(day, Map.of()).getOrDefault(key, BigInteger.ZERO);
    }

    void set(long day, Key key, BigInteger amount) {
        if (days.computeIfAbsent(day, any -> new HashMap<>()).put(key, amount) == null) {
            size++;
        }
    }

    int size() {
        return size;
    }

    /** The first day that is told apart; {@link #EARLIER} where there is none before which anything is known. */
    long firstDay() {
        Long first = days.higherKey(EARLIER);
        return days.containsKey(EARLIER) && first != null ? first : EARLIER;
    }

    /** Adds up what is known of days from one (inclusive) to another (exclusive). */
    void sum(long from, long until, Map<Key, BigInteger> sums) {
        days.subMap(from, until)
                .values()
                .forEach(tallies -> tallies.forEach((key, amount) -> sums.merge(key, amount, BigInteger::add)));
    }

    /** No longer tells the oldest days apart, until at most so many tallies are left or but one day. */
    void fold(int most) {
        while (size > most && days.size() > 2) {
            Map.Entry<Long, Map<Key, BigInteger>> oldest = days.higherEntry(EARLIER);
            if (oldest == null) {
                return;
            }
            days.remove(oldest.getKey());
            size -= oldest.getValue().size();
            oldest.getValue().forEach((key, amount) -> add(EARLIER, key, amount));
        }
    }

    void write(DataOutput to) throws IOException {
        to.writeInt(size);
        for (Map.Entry<Long, Map<Key, BigInteger>> day : days.entrySet()) {
            for (Map.Entry<Key, BigInteger> tally : day.getValue().entrySet()) {
                write(day.getKey(), tally.getKey(), tally.getValue(), to);
            }
        }
    }

    static void write(long day, Key key, BigInteger amount, DataOutput to) throws IOException {
        to.writeLong(day);
        write(key, to);
        byte[] bytes = amount.toByteArray();
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    static void write(Key key, DataOutput to) throws IOException {
        Fields.text(to, key.item());
        Fields.text(to, key.resource());
    }

    static Key readKey(DataInput from) throws IOException {
        return new Key(Fields.text(from), Fields.text(from));
    }

    void read(DataInput from) throws IOException {
        for (int left = from.readInt(); left > 0; left--) {
            long day = from.readLong();
            Key key = readKey(from);
            byte[] bytes = new byte[from.readInt()];
            from.readFully(bytes);
            set(day, key, new BigInteger(bytes));
        }
    }
}
