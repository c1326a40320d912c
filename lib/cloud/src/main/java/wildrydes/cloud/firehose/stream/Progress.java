package wildrydes.cloud.firehose.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import wildrydes.cloud.reading.ShardPosition;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Table;

/**
 * How far everything that a delivery stream took is delivered. What was read behind that is read again after a restart.
 *
 * @param stream number of the delivery stream
 * @param identity of the stream that it reads; empty where it was not seen
 * @param shards by their ids; the one of records that are put has none
 * @param opened when the buffer was opened that comes next, in milliseconds since 1970; 0 for none
 */
public record Progress(long stream, String identity, Map<String, ShardPosition> shards, long opened)
        implements Table.Row {

    public Progress {
        shards = new TreeMap<>(shards);
    }

    /** Of one that has not begun. */
    public static Progress none(long stream) {
        return new Progress(stream, "", Map.of(), 0);
    }

    @Override
    public String key() {
        return String.valueOf(stream);
    }

    @Override
    public void write(DataOutput to) throws IOException {
        to.writeLong(stream);
        Fields.text(to, identity);
        to.writeInt(shards.size());
        for (Map.Entry<String, ShardPosition> shard : shards.entrySet()) {
            Fields.text(to, shard.getKey());
            shard.getValue().write(to);
        }
        to.writeLong(opened);
    }

    static Progress read(DataInput from) throws IOException {
        long stream = from.readLong();
        String identity = Fields.text(from);
        Map<String, ShardPosition> shards = new TreeMap<>();
        for (int left = from.readInt(); left > 0; left--) {
            shards.put(Fields.text(from), ShardPosition.read(from));
        }
        return new Progress(stream, identity, shards, from.readLong());
    }
}
