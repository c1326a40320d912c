package wildrydes.cloud.dynamodb.item;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item as it is kept; never changes. */
public final class Item {

    private final byte[] bytes;
    private @Nullable Map<String, AttributeValue> attributes;

    private Item(byte[] bytes, @Nullable Map<String, AttributeValue> attributes) {
        this.bytes = bytes;
        this.attributes = attributes;
    }

    /**
     * An item that has these attributes.
     *
     * @param attributes in the form of {@link Values#checked}; not changed any more
     */
    public static Item of(Map<String, AttributeValue> attributes) {
        return new Item(ItemCodec.bytes(Sizes.item(attributes), attributes), attributes);
    }

    static Item read(byte[] bytes) {
        return new Item(bytes, null);
    }

    byte[] bytes() {
        return bytes;
    }

    /** In bytes, as AWS counts it. */
    public int size() {
        return ItemCodec.size(bytes);
    }

    public Map<String, AttributeValue> attributes() {
        Map<String, AttributeValue> known = attributes;
        if (known == null) {
            known = Collections.unmodifiableMap(ItemCodec.attributes(bytes));
            attributes = known;
        }
        return known;
    }

    /** Whether another has the same attributes, in whatever order. */
    boolean same(@Nullable Item other) {
        return other != null
                && bytes.length == other.bytes.length
                && (Arrays.equals(bytes, other.bytes) || attributes().equals(other.attributes()));
    }
}
