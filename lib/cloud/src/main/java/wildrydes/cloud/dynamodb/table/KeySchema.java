package wildrydes.cloud.dynamodb.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that make up the key of a table or an index.
 *
 * @param partition by whose hash items are spread (HASH)
 * @param sort in whose order items of one partition key lie (RANGE); null where there is none
 */
public record KeySchema(KeyAttribute partition, @Nullable KeyAttribute sort) {

    /** The partition key, and the sort key where there is one. */
    public List<KeyAttribute> attributes() {
        List<KeyAttribute> all = new ArrayList<>(List.of(partition));
        if (sort != null) {
            all.add(sort);
        }
        return List.copyOf(all);
    }

    /** Their names. */
    public List<String> names() {
        return attributes().stream().map(KeyAttribute::name).toList();
    }
}
