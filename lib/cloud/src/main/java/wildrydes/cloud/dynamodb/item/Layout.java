package wildrydes.cloud.dynamodb.item;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.table.IndexDefinition;
import wildrydes.cloud.dynamodb.table.IndexDefinition.Projected;
import wildrydes.cloud.dynamodb.table.KeyAttribute;
import wildrydes.cloud.dynamodb.table.KeySchema;
import wildrydes.cloud.dynamodb.table.ScalarType;
import wildrydes.cloud.dynamodb.table.TableDefinition;
import wildrydes.cloud.store.Fields;

/**
 * How the items of a table lie on the disk, and what a stream has to know to tell of them after a restart.
 *
 * @param number of the table
 * @param lastIndex number of the latest index that it has had
 */
record Layout(long number, String name, String arn, KeySchema keys, List<Index> indexes, int lastIndex) {

    /**
     * An index.
     *
     * @param number within the table, never given again
     * @param local whether it shares the table's partitions (LSI)
     * @param filled whether everything in the table that belongs in it is in it
     */
    record Index(
            int number,
            String name,
            boolean local,
            KeySchema keys,
            Projected projection,
            List<String> include,
            boolean filled) {

        Index withFilled() {
            return new Index(number, name, local, keys, projection, include, true);
        }

        /** What the index holds of an item. */
        Map<String, AttributeValue> projected(Map<String, AttributeValue> item, KeySchema tableKeys) {
            return Projections.of(item, tableKeys, keys, projection, include);
        }
    }

    Layout {
        indexes = List.copyOf(indexes);
    }

    static Layout of(TableDefinition table) {
        Layout layout = new Layout(table.number(), table.name(), table.arn(), table.keys(), List.of(), 0);
        for (IndexDefinition index : table.indexes()) {
            layout = layout.with(index, true);
        }
        return layout;
    }

    /** With a further index. */
    Layout with(IndexDefinition index, boolean filled) {
        List<Index> all = new ArrayList<>(indexes);
        all.add(new Index(
                lastIndex + 1,
                index.name(),
                !index.global(),
                index.keys(),
                index.projection(),
                index.include(),
                filled));
        return new Layout(number, name, arn, keys, all, lastIndex + 1);
    }

    Layout filled(int index) {
        return with(indexes.stream()
                .map(one -> one.number() == index ? one.withFilled() : one)
                .toList());
    }

    Layout without(int index) {
        return with(indexes.stream().filter(one -> one.number() != index).toList());
    }

    private Layout with(List<Index> others) {
        return new Layout(number, name, arn, keys, others, lastIndex);
    }

    /** The latest index of a name; null where there is none. */
    @Nullable
    Index index(String wanted) {
        Index found = null;
        for (Index index : indexes) {
            if (index.name().equals(wanted)) {
                found = index;
            }
        }
        return found;
    }

    /** What a stream is told of the table. */
    TableDefinition definition(String streamView) {
        return new TableDefinition(number, name, arn, keys, List.of(), null, streamView, null);
    }

    void write(DataOutput to) throws IOException {
        to.writeLong(number);
        Fields.text(to, name);
        Fields.text(to, arn);
        write(to, keys);
        to.writeInt(lastIndex);
        to.writeInt(indexes.size());
        for (Index index : indexes) {
            to.writeInt(index.number());
            Fields.text(to, index.name());
            to.writeBoolean(index.local());
            write(to, index.keys());
            Fields.text(to, index.projection().name());
            Fields.texts(to, index.include());
            to.writeBoolean(index.filled());
        }
    }

    static Layout read(DataInput from) throws IOException {
        long number = from.readLong();
        String name = Fields.text(from);
        String arn = Fields.text(from);
        KeySchema keys = keys(from);
        int lastIndex = from.readInt();
        List<Index> indexes = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            indexes.add(new Index(
                    from.readInt(),
                    Fields.text(from),
                    from.readBoolean(),
                    keys(from),
                    Projected.valueOf(Fields.text(from)),
                    Fields.texts(from),
                    from.readBoolean()));
        }
        return new Layout(number, name, arn, keys, indexes, lastIndex);
    }

    private static void write(DataOutput to, KeySchema keys) throws IOException {
        List<KeyAttribute> attributes = keys.attributes();
        to.writeByte(attributes.size());
        for (KeyAttribute attribute : attributes) {
            Fields.text(to, attribute.name());
            Fields.text(to, attribute.type().name());
        }
    }

    private static KeySchema keys(DataInput from) throws IOException {
        boolean sorted = from.readByte() == 2;
        KeyAttribute partition = attribute(from);
        return new KeySchema(partition, sorted ? attribute(from) : null);
    }

    private static KeyAttribute attribute(DataInput from) throws IOException {
        return new KeyAttribute(Fields.text(from), ScalarType.valueOf(Fields.text(from)));
    }
}
