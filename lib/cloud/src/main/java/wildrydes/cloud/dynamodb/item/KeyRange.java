package wildrydes.cloud.dynamodb.item;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.expression.KeyCondition;
import wildrydes.cloud.dynamodb.expression.KeyCondition.SortRange;
import wildrydes.cloud.dynamodb.table.IndexDefinition;
import wildrydes.cloud.dynamodb.table.KeySchema;
import wildrydes.cloud.dynamodb.table.TableDefinition;

/** A part of a table or an index, from a place on and up to another. */
public final class KeyRange {

    private final byte[] from;
    private final byte @Nullable [] before;

    private KeyRange(byte[] from, byte @Nullable [] before) {
        this.from = from;
        this.before = before;
    }

    /** All of it. */
    public static KeyRange all() {
        return new KeyRange(new byte[0], null);
    }

    /** What a Query reads. */
    public static KeyRange of(KeyCondition condition) {
        byte[] partition = ItemKeys.partition(condition.partition());
        SortRange range = condition.sort();
        if (range instanceof SortRange.BeginsWith begins) {
            return beginning(ItemKeys.sortPrefix(partition, begins.prefix()));
        }
        KeyRange all = beginning(partition);
        if (range instanceof SortRange.Between between) {
            byte[] from = bound(partition, between.from(), between.fromIncluded());
            byte[] before = bound(partition, between.to(), !between.toIncluded());
            return new KeyRange(from == null ? all.from : from, before == null ? all.before : before);
        }
        return all;
    }

    private static KeyRange beginning(byte[] prefix) {
        return new KeyRange(prefix, ItemKeys.behind(prefix));
    }

    /** The least place with a sort key, or the least behind it. */
    private static byte @Nullable [] bound(byte[] partition, @Nullable AttributeValue value, boolean with) {
        if (value == null) {
            return null;
        }
        byte[] sort = ItemKeys.sort(partition, value);
        return with ? sort : ItemKeys.behind(sort);
    }

    /** One of several parts of equal size, counted from 0, which have no item in common and miss none. */
    public static KeyRange segment(int segment, int segments) {
        return new KeyRange(
                segment == 0 ? new byte[0] : edge(segment, segments),
                segment == segments - 1 ? null : edge(segment + 1, segments));
    }

    private static byte[] edge(int segment, int segments) {
        long hash = ((long) segment << 32) / segments;
        return new byte[] {(byte) (hash >> 24), (byte) (hash >> 16), (byte) (hash >> 8), (byte) hash};
    }

    /** Everything behind a place. */
    static KeyRange behind(byte[] place) {
        return new KeyRange(next(place), null);
    }

    /** Nothing lies between a place and itself with a 0 behind. */
    private static byte[] next(byte[] place) {
        return Arrays.copyOf(place, place.length + 1);
    }

    /** What is left of it behind a key, in the direction of reading. */
    public KeyRange behind(
            TableDefinition table, @Nullable IndexDefinition index, Map<String, AttributeValue> key, boolean forward) {
        byte[] place = place(table, index, key);
        if (!forward) {
            return new KeyRange(from, place);
        }
        return new KeyRange(next(place), before);
    }

    /** Whether a key lies in it. */
    public boolean contains(TableDefinition table, @Nullable IndexDefinition index, Map<String, AttributeValue> key) {
        byte[] place = place(table, index, key);
        return Arrays.compareUnsigned(from, place) <= 0
                && (before == null || Arrays.compareUnsigned(place, before) < 0);
    }

    private static byte[] place(
            TableDefinition table, @Nullable IndexDefinition index, Map<String, AttributeValue> key) {
        byte[] inTable = ItemKeys.inTable(table.keys(), key);
        if (index == null) {
            return inTable;
        }
        KeySchema keys = index.keys();
        byte[] inIndex = ItemKeys.inIndex(keys, key, inTable);
        if (inIndex == null) {
            throw new IllegalArgumentException("A key of index " + index.name() + " was to have all attributes.");
        }
        return inIndex;
    }

    byte[] from() {
        return from;
    }

    /** Excluded; null for the end. */
    byte @Nullable [] before() {
        return before;
    }
}
