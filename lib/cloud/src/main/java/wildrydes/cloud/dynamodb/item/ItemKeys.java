package wildrydes.cloud.dynamodb.item;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.table.KeyAttribute;
import wildrydes.cloud.dynamodb.table.KeySchema;

/**
 * Where items lie: 4 bytes of a hash of the partition key, the partition key, the sort key; in an index these, and behind them
 * where the item lies in its table. So the items of a partition lie together in the order of their sort keys, and partitions in an
 * order that tells nothing.
 */
final class ItemKeys {

    private static final int HASH = Integer.BYTES;
    private static final int END = 2;
    private static final byte[] NONE = new byte[0];

    private ItemKeys() {}

    /** Where an item lies in its table; the key's attributes are there, and of the right types. */
    static byte[] inTable(KeySchema keys, Map<String, AttributeValue> item) {
        return in(keys, item, NONE);
    }

    /** Where an item is found in an index; null for one that is not in it, since it lacks an attribute or has another type. */
    static byte @Nullable [] inIndex(KeySchema keys, Map<String, AttributeValue> item, byte[] inTable) {
        for (KeyAttribute attribute : keys.attributes()) {
            AttributeValue value = item.get(attribute.name());
            if (value == null || !Values.typeName(value).equals(attribute.type().name())) {
                return null;
            }
        }
        return in(keys, item, inTable);
    }

    private static byte[] in(KeySchema keys, Map<String, AttributeValue> item, byte[] behind) {
        byte[] first = partition(value(item, keys.partition()));
        KeyAttribute sort = keys.sort();
        byte[] second = sort == null ? NONE : KeyBytes.ended(KeyBytes.of(value(item, sort)));
        return joined(first, second, behind);
    }

    private static AttributeValue value(Map<String, AttributeValue> item, KeyAttribute attribute) {
        AttributeValue value = item.get(attribute.name());
        if (value == null) {
            throw new IllegalArgumentException("The key attribute " + attribute.name() + " was to be there.");
        }
        return value;
    }

    /** With what all items of a partition begin. */
    static byte[] partition(AttributeValue value) {
        byte[] bytes = KeyBytes.of(value);
        int hash = hash(bytes);
        return joined(
                new byte[] {(byte) (hash >> 24), (byte) (hash >> 16), (byte) (hash >> 8), (byte) hash},
                KeyBytes.ended(bytes),
                NONE);
    }

    /** A sort key behind its partition. */
    static byte[] sort(byte[] partition, AttributeValue value) {
        return joined(partition, KeyBytes.ended(KeyBytes.of(value)), NONE);
    }

    /** With what all sort keys begin that begin so. */
    static byte[] sortPrefix(byte[] partition, AttributeValue prefix) {
        byte[] ended = KeyBytes.ended(KeyBytes.of(prefix));
        return joined(partition, Arrays.copyOf(ended, ended.length - END), NONE);
    }

    /** Where the item lies in its table that is found there in an index. */
    static byte[] inTable(KeySchema indexKeys, byte[] inIndex) {
        int at = HASH;
        for (int parts = indexKeys.attributes().size(); parts > 0; parts--) {
            while (inIndex[at] != 0 || inIndex[at + 1] != 1) {
                at += inIndex[at] == 0 ? 2 : 1;
            }
            at += END;
        }
        return Arrays.copyOfRange(inIndex, at, inIndex.length);
    }

    /** The least bytes that are behind all that begin so; null where nothing is behind them. */
    static byte @Nullable [] behind(byte[] prefix) {
        for (int i = prefix.length - 1; i >= 0; i--) {
            if (prefix[i] != (byte) 0xff) {
                byte[] behind = Arrays.copyOf(prefix, i + 1);
                behind[i]++;
                return behind;
            }
        }
        return null;
    }

    private static byte[] joined(byte[] first, byte[] second, byte[] third) {
        byte[] all = Arrays.copyOf(first, first.length + second.length + third.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        System.arraycopy(third, 0, all, first.length + second.length, third.length);
        return all;
    }

    /** Spread evenly whatever the keys; the same for ever, since it is on the disk. */
    private static int hash(byte[] bytes) {
        int hash = 0x811c9dc5;
        for (byte one : bytes) {
            hash = (hash ^ (one & 0xff)) * 0x01000193;
        }
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return hash ^ hash >>> 16;
    }
}
