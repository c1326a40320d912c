package wildrydes.cloud.dynamodb.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A secondary index of a table.
 *
 * @param global whether its partition key may be another than the table's (GSI); else it is local (LSI)
 * @param projection which attributes it holds
 * @param include names of further attributes where the projection is INCLUDE
 * @param status of a global index; null for a local one
 * @param capacity null for a local index, and where the table is paid by request
 */
public record IndexDefinition(
        String name,
        boolean global,
        KeySchema keys,
        Projected projection,
        List<String> include,
        @Nullable IndexState status,
        @Nullable Capacity capacity) {

    /** Which attributes an index holds; those of the table's and its own key always. */
    public enum Projected {
        ALL,
        KEYS_ONLY,
        INCLUDE
    }

    /** States of a global index. */
    public enum IndexState {
        CREATING,
        UPDATING,
        DELETING,
        ACTIVE
    }
}
