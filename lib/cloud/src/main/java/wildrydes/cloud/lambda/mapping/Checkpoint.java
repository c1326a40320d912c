package wildrydes.cloud.lambda.mapping;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.reading.ShardPosition;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Table;

/**
 * How far a mapping has come in a shard.
 *
 * @param mapping its UUID
 * @param identity of the stream, which tells it from another of its name
 * @param position behind the last record that was processed, or given up
 * @param window the one that is open; null where none is
 */
public record Checkpoint(
        String mapping,
        String shard,
        String identity,
        ShardPosition position,
        @Nullable OpenWindow window) implements Table.Row {

    /**
     * A tumbling window with records in it.
     *
     * @param start in milliseconds since 1970
     * @param state JSON, as the function returned it
     * @param from sequence number of its first record
     * @param to sequence number of the last one that is in the state
     */
    public record OpenWindow(long start, String state, String from, String to) {}

    @Override
    public String key() {
        return mapping + "/" + shard;
    }

    @Override
    public void write(DataOutput to) throws IOException {
        Fields.text(to, mapping);
        Fields.text(to, shard);
        Fields.text(to, identity);
        position.write(to);
        to.writeBoolean(window != null);
        if (window != null) {
            to.writeLong(window.start());
            Fields.text(to, window.state());
            Fields.text(to, window.from());
            Fields.text(to, window.to());
        }
    }

    static Checkpoint read(DataInput from) throws IOException {
        return new Checkpoint(
                Fields.text(from),
                Fields.text(from),
                Fields.text(from),
                ShardPosition.read(from),
                from.readBoolean()
                        ? new OpenWindow(from.readLong(), Fields.text(from), Fields.text(from), Fields.text(from))
                        : null);
    }
}
