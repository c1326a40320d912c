package wildrydes.cloud.firehose.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Table;

/**
 * An object that was delivered.
 *
 * @param stream number of the delivery stream
 * @param number of the object, from 1 on
 * @param objectKey in its bucket
 * @param version of the delivery stream, as the key has it
 * @param at when it was delivered
 * @param bytes of the records, as they are in the object before it is compressed
 * @param ranges which records it has
 */
public record DeliveredObject(
        long stream,
        long number,
        Kind kind,
        String bucket,
        String objectKey,
        int version,
        Instant at,
        int records,
        long bytes,
        List<Range> ranges)
        implements Table.Row {

    /** So many are remembered of a delivery stream; the next one takes the place of the oldest. */
    public static final int REMEMBERED = 1_000;

    public DeliveredObject {
        ranges = List.copyOf(ranges);
    }

    /**
     * Records of a shard that follow each other, some of which may have gone elsewhere.
     *
     * @param shard its id; empty for records that were put into the delivery stream
     * @param from sequence number of the first
     * @param to sequence number of the last
     */
    public record Range(String shard, String from, String to, int records) {

        /** Whether a record is one of these. */
        public boolean has(String ofShard, String sequenceNumber) {
            return shard.equals(ofShard) && notAfter(from, sequenceNumber) && notAfter(sequenceNumber, to);
        }

        /** Sequence numbers are numbers without leading zeros. */
        private static boolean notAfter(String one, String other) {
            return one.length() == other.length() ? one.compareTo(other) <= 0 : one.length() < other.length();
        }
    }

    @Override
    public String key() {
        return stream + "/" + number % REMEMBERED;
    }

    @Override
    public void write(DataOutput to) throws IOException {
        to.writeLong(stream);
        to.writeLong(number);
        Fields.text(to, kind.name());
        Fields.text(to, bucket);
        Fields.text(to, objectKey);
        to.writeInt(version);
        Fields.instant(to, at);
        to.writeInt(records);
        to.writeLong(bytes);
        to.writeInt(ranges.size());
        for (Range range : ranges) {
            Fields.text(to, range.shard());
            Fields.text(to, range.from());
            Fields.text(to, range.to());
            to.writeInt(range.records());
        }
    }

    static DeliveredObject read(DataInput from) throws IOException {
        return new DeliveredObject(
                from.readLong(),
                from.readLong(),
                Kind.valueOf(Fields.text(from)),
                Fields.text(from),
                Fields.text(from),
                from.readInt(),
                Fields.instant(from),
                from.readInt(),
                from.readLong(),
                ranges(from));
    }

    private static List<Range> ranges(DataInput from) throws IOException {
        List<Range> ranges = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            ranges.add(new Range(Fields.text(from), Fields.text(from), Fields.text(from), from.readInt()));
        }
        return ranges;
    }
}
