package wildrydes.cloud.cognito;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Table;

/**
 * A guest of a pool.
 *
 * @param id Region, colon and UUID
 * @param pool id of the pool
 */
record Identity(String id, String pool, Instant created) implements Table.Row {

    @Override
    public String key() {
        return id;
    }

    @Override
    public void write(DataOutput to) throws IOException {
        Fields.text(to, id);
        Fields.text(to, pool);
        Fields.instant(to, created);
    }

    static Identity read(DataInput from) throws IOException {
        return new Identity(Fields.text(from), Fields.text(from), Fields.instant(from));
    }
}
