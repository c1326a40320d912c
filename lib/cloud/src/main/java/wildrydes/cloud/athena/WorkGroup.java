package wildrydes.cloud.athena;

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
 * A workgroup.
 *
 * @param tags by key
 */
record WorkGroup(
        String name,
        @Nullable String description,
        boolean enabled,
        Instant created,
        GroupSettings settings,
        Map<String, String> tags)
        implements Table.Row {

    /** The one that every account has. */
    static final String PRIMARY = "primary";

    WorkGroup {
        tags = new TreeMap<>(tags);
    }

    static WorkGroup primary() {
        return new WorkGroup(PRIMARY, null, true, Instant.EPOCH, GroupSettings.OF_PRIMARY, Map.of());
    }

    WorkGroup tagged(Map<String, String> all) {
        return new WorkGroup(name, description, enabled, created, settings, all);
    }

    @Override
    public String key() {
        return name;
    }

    @Override
    public void write(DataOutput to) throws IOException {
        Fields.text(to, name);
        Fields.optional(to, description);
        to.writeBoolean(enabled);
        Fields.instant(to, created);
        settings.write(to);
        Fields.map(to, tags);
    }

    static WorkGroup read(DataInput from) throws IOException {
        return new WorkGroup(
                Fields.text(from),
                Fields.optional(from),
                from.readBoolean(),
                Fields.instant(from),
                GroupSettings.read(from),
                Fields.map(from));
    }
}
