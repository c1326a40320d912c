package wildrydes.cloud.athena;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Table;

/**
 * A named query.
 *
 * @param token of the request that created it
 */
record SavedQuery(
        String id,
        long number,
        String name,
        @Nullable String description,
        String database,
        String query,
        String workGroup,
        String token)
        implements Table.Row {

    @Override
    public String key() {
        return id;
    }

    @Override
    public void write(DataOutput to) throws IOException {
        Fields.text(to, id);
        to.writeLong(number);
        Fields.text(to, name);
        Fields.optional(to, description);
        Fields.text(to, database);
        Fields.text(to, query);
        Fields.text(to, workGroup);
        Fields.text(to, token);
    }

    static SavedQuery read(DataInput from) throws IOException {
        return new SavedQuery(
                Fields.text(from),
                from.readLong(),
                Fields.text(from),
                Fields.optional(from),
                Fields.text(from),
                Fields.text(from),
                Fields.text(from),
                Fields.text(from));
    }
}
