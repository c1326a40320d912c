package wildrydes.cloud.dynamodb.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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

    /** Writes it, for {@link #read}. */
    public void write(DataOutput to) throws IOException {
        partition.write(to);
        to.writeBoolean(sort != null);
        if (sort != null) {
            sort.write(to);
        }
    }

    public static KeySchema read(DataInput from) throws IOException {
        return new KeySchema(KeyAttribute.read(from), from.readBoolean() ? KeyAttribute.read(from) : null);
    }

    /** Their names. */
    public List<String> names() {
        return attributes().stream().map(KeyAttribute::name).toList();
    }
}
