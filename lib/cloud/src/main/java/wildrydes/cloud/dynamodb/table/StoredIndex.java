package wildrydes.cloud.dynamodb.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Fields;

/**
 * An index as it is kept; what passes of it does so with its table.
 *
 * @param state of a global index; null for a local one
 */
record StoredIndex(
        String name,
        boolean global,
        KeySchema keys,
        IndexDefinition.Projected projection,
        List<String> include,
        IndexDefinition.@Nullable IndexState state,
        Provision provision) {

    /** As item operations see it. */
    IndexDefinition definition() {
        return new IndexDefinition(name, global, keys, projection, include, state, provision.now());
    }

    boolean passing() {
        return state != null && state != IndexDefinition.IndexState.ACTIVE;
    }

    StoredIndex becoming(IndexDefinition.IndexState next) {
        return new StoredIndex(name, global, keys, projection, include, next, provision);
    }

    StoredIndex with(Provision changed) {
        return new StoredIndex(name, global, keys, projection, include, state, changed);
    }

    void write(DataOutput to) throws IOException {
        Fields.text(to, name);
        to.writeBoolean(global);
        keys.write(to);
        Fields.text(to, projection.name());
        Fields.texts(to, include);
        Fields.optional(to, state == null ? null : state.name());
        provision.write(to);
    }

    static StoredIndex read(DataInput from) throws IOException {
        String name = Fields.text(from);
        boolean global = from.readBoolean();
        KeySchema keys = KeySchema.read(from);
        IndexDefinition.Projected projection = IndexDefinition.Projected.valueOf(Fields.text(from));
        List<String> include = Fields.texts(from);
        String state = Fields.optional(from);
        return new StoredIndex(
                name,
                global,
                keys,
                projection,
                include,
                state == null ? null : IndexDefinition.IndexState.valueOf(state),
                Provision.read(from));
    }
}
