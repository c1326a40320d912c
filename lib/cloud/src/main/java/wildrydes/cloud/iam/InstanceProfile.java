package wildrydes.cloud.iam;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Table;

/**
 * What hands a role to a machine. There are no machines here; templates that make a profile beside a role find one.
 *
 * @param path between slashes
 * @param role id of the one role in it; null where there is none
 */
record InstanceProfile(
        String name,
        String path,
        String id,
        Instant created,
        Map<String, String> tags,
        @Nullable String role) implements Table.Row {

    InstanceProfile {
        tags = new TreeMap<>(tags);
    }

    InstanceProfile withRole(@Nullable String role) {
        return new InstanceProfile(name, path, id, created, tags, role);
    }

    @Override
    public String key() {
        return name;
    }

    @Override
    public void write(DataOutput to) throws IOException {
        Fields.text(to, name);
        Fields.text(to, path);
        Fields.text(to, id);
        Fields.instant(to, created);
        Fields.map(to, tags);
        Fields.optional(to, role);
    }

    static InstanceProfile read(DataInput from) throws IOException {
        return new InstanceProfile(
                Fields.text(from),
                Fields.text(from),
                Fields.text(from),
                Fields.instant(from),
                Fields.map(from),
                Fields.optional(from));
    }
}
