package wildrydes.cloud.dynamodb.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as item operations see it, at one moment.
 *
 * @param number of the table within this cloud; never given again, so that items of a deleted table of the same name are not
 *     taken for those of a new one
 * @param arn of the table
 * @param indexes the local ones, then the global ones
 * @param capacity null where the table is paid by request
 * @param streamView what its stream shows ({@code NEW_AND_OLD_IMAGES} and the like); null where it has none
 * @param expiryAttribute the attribute by which items expire; null where they do not
 */
public record TableDefinition(
        long number,
        String name,
        String arn,
        KeySchema keys,
        List<IndexDefinition> indexes,
        @Nullable Capacity capacity,
        @Nullable String streamView,
        @Nullable String expiryAttribute) {

    public TableDefinition {
        indexes = List.copyOf(indexes);
    }

    /** The index of a name; null where there is none. */
    public @Nullable IndexDefinition index(String wanted) {
        for (IndexDefinition index : indexes) {
            if (index.name().equals(wanted)) {
                return index;
            }
        }
        return null;
    }
}
