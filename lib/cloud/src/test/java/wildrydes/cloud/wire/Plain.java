package wildrydes.cloud.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.DefaultValueTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;

/**
 * What of a model object can travel in the protocols that cannot tell an empty list, map, structure or blob from an absent one: a
 * tree without those.
 */
final class Plain {

    /** Headers that clients add. */
    private static final Set<String> ADDED = Set.of(
            "ChecksumAlgorithm", "ChecksumCRC32", "ChecksumMode", "ContentEncoding", "ContentLength", "ContentType");

    private Plain() {}

    /** Whether clients fill the member in by themselves. */
    private static boolean ofClient(SdkField<?> field) {
        return field.containsTrait(DefaultValueTrait.class)
                || field.location() == MarshallLocation.HEADER && ADDED.contains(field.memberName());
    }

    static Object of(SdkPojo structure) {
        return Objects.requireNonNullElse(plain(structure), Map.of());
    }

    private static @Nullable Object plain(@Nullable Object value) {
        Object plain = value;
        if (value instanceof SdkPojo structure) {
            Map<String, Object> members = new LinkedHashMap<>();
            for (SdkField<?> field : structure.sdkFields()) {
                Object member = ofClient(field) ? null : plain(field.getValueOrDefault(structure));
                boolean bodyless = "".equals(member) && field.containsTrait(PayloadTrait.class);
                if (member != null && !bodyless) {
                    members.put(field.memberName(), member);
                }
            }
            plain = members;
        } else if (value instanceof List<?> list) {
            plain = list.stream().map(Plain::plain).filter(Objects::nonNull).toList();
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            map.forEach((key, entry) -> entries.put(key, Objects.requireNonNullElse(plain(entry), "")));
            plain = entries;
        }
        boolean empty = plain instanceof SdkBytes bytes && bytes.asByteArrayUnsafe().length == 0
                || plain instanceof Map<?, ?> m && m.isEmpty()
                || plain instanceof List<?> l && l.isEmpty();
        return empty ? null : plain;
    }
}
