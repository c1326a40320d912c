package wildrydes.cloud.analytics;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/**
 * A structure of a request, read by the names of its members: those of the two versions of the interface have the same names, but are of
 * different classes. A member that a version does not have is as one that was not sent.
 */
record Part(SdkPojo structure) {

    private @Nullable Object value(String name) {
        for (SdkField<?> field : structure.sdkFields()) {
            if (field.memberName().equals(name)) {
                Object value = field.getValueOrDefault(structure);
                return value instanceof SdkAutoConstructList ? null : value;
            }
        }
        return null;
    }

    boolean has(String name) {
        return value(name) != null;
    }

    @Nullable
    String text(String name) {
        return (String) value(name);
    }

    /** A text that the constraints require. */
    String required(String name) {
        return Objects.requireNonNull(text(name), name);
    }

    @Nullable
    Long number(String name) {
        return value(name) instanceof Number number ? number.longValue() : null;
    }

    @Nullable
    Instant instant(String name) {
        return (Instant) value(name);
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(value(name));
    }

    @Nullable
    Part part(String name) {
        return value(name) instanceof SdkPojo inside ? new Part(inside) : null;
    }

    /** A structure that the constraints require. */
    Part requiredPart(String name) {
        return Objects.requireNonNull(part(name), name);
    }

    /** The elements of a list, without those that are null; none where it was not sent. */
    List<Part> parts(String name) {
        return value(name) instanceof Collection<?> list
                ? list.stream()
                        .filter(Objects::nonNull)
                        .map(one -> new Part((SdkPojo) one))
                        .toList()
                : List.of();
    }

    List<String> texts(String name) {
        return value(name) instanceof Collection<?> list
                ? list.stream().filter(Objects::nonNull).map(String::valueOf).toList()
                : List.of();
    }
}
