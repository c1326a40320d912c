package wildrydes.cloud.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Members of a request or response, by a path of names as on the wire: {@code Data}, or {@code Records[].Data} for that member
 * of each element. Safe for concurrent use; for one class of the SDK only.
 */
final class Members {

    private final @Nullable String list;
    private final String member;
    private volatile @Nullable SdkField<?> listField;
    private volatile @Nullable SdkField<?> memberField;

    Members(String path) {
        int elements = path.indexOf("[].");
        this.list = elements < 0 ? null : path.substring(0, elements);
        this.member = elements < 0 ? path : path.substring(elements + 3);
    }

    /** The values, in order; null where one is absent. */
    List<@Nullable Object> of(SdkPojo pojo) {
        List<@Nullable Object> values = new ArrayList<>();
        String name = list;
        if (name == null) {
            values.add(value(pojo));
            return values;
        }
        SdkField<?> known = listField;
        if (known == null) {
            known = field(pojo, name);
            listField = known;
        }
        if (known.getValueOrDefault(pojo) instanceof List<?> elements) {
            for (Object element : elements) {
                values.add(element instanceof SdkPojo part ? value(part) : null);
            }
        }
        return values;
    }

    private @Nullable Object value(SdkPojo pojo) {
        SdkField<?> known = memberField;
        if (known == null) {
            known = field(pojo, member);
            memberField = known;
        }
        return known.getValueOrDefault(pojo);
    }

    private static SdkField<?> field(SdkPojo pojo, String name) {
        for (SdkField<?> field : pojo.sdkFields()) {
            if (field.locationName().equals(name)) {
                return field;
            }
        }
        throw new IllegalStateException("prices.json names a member " + name + ", which "
                + pojo.getClass().getSimpleName() + " does not have.");
    }

    /** Bytes of a value: of a blob, of a text in UTF-8; 0 of anything else. */
    static long bytes(@Nullable Object value) {
        if (value instanceof SdkBytes blob) {
            return blob.asByteArrayUnsafe().length;
        }
        return value instanceof String text ? text.getBytes(StandardCharsets.UTF_8).length : 0;
    }
}
