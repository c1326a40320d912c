package wildrydes.cloud.athena;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Table;

/** A prepared statement of a workgroup. */
record Prepared(
        String workGroup,
        String name,
        String query,
        @Nullable String description,
        Instant modified) implements Table.Row {

    /** Names of workgroups have no slash. */
    static String key(String workGroup, String name) {
        return workGroup + "/" + name;
    }

    @Override
    public String key() {
        return key(workGroup, name);
    }

    @Override
    public void write(DataOutput to) throws IOException {
        Fields.text(to, workGroup);
        Fields.text(to, name);
        Fields.text(to, query);
        Fields.optional(to, description);
        Fields.instant(to, modified);
    }

    static Prepared read(DataInput from) throws IOException {
        return new Prepared(
                Fields.text(from), Fields.text(from), Fields.text(from), Fields.optional(from), Fields.instant(from));
    }
}
