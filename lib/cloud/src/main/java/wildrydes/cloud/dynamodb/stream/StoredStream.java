package wildrydes.cloud.dynamodb.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.dynamodb.table.KeySchema;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Table;

/**
 * A stream as it is kept.
 *
 * @param number within this cloud, never given again
 * @param table number of the table whose changes it has
 * @param label a moment as a text
 * @param view what its records show
 * @param ended since when nothing more comes; null while changes come
 */
record StoredStream(
        long number,
        long table,
        String tableName,
        String arn,
        String label,
        String view,
        KeySchema keys,
        Instant created,
        @Nullable Instant ended)
        implements Table.Row {

    @Override
    public String key() {
        return arn;
    }

    boolean open() {
        return ended == null;
    }

    StoredStream ended(Instant at) {
        return new StoredStream(number, table, tableName, arn, label, view, keys, created, at);
    }

    /** The only shard that a stream has. */
    String shard() {
        return String.format("shardId-%020d-%08x", created.toEpochMilli(), number);
    }

    @Override
    public void write(DataOutput to) throws IOException {
        to.writeLong(number);
        to.writeLong(table);
        Fields.text(to, tableName);
        Fields.text(to, arn);
        Fields.text(to, label);
        Fields.text(to, view);
        keys.write(to);
        Fields.instant(to, created);
        to.writeBoolean(ended != null);
        if (ended != null) {
            Fields.instant(to, ended);
        }
    }

    static StoredStream read(DataInput from) throws IOException {
        return new StoredStream(
                from.readLong(),
                from.readLong(),
                Fields.text(from),
                Fields.text(from),
                Fields.text(from),
                Fields.text(from),
                KeySchema.read(from),
                Fields.instant(from),
                from.readBoolean() ? Fields.instant(from) : null);
    }
}
