package wildrydes.cloud.dynamodb.expression;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Sums and differences of values that are sets of one type; elements keep their order. */
final class Sets {

    private Sets() {}

    static AttributeValue union(AttributeValue one, AttributeValue other) {
        return switch (one.type()) {
            case SS -> AttributeValue.fromSs(union(one.ss(), other.ss()));
            case NS -> AttributeValue.fromNs(union(one.ns(), other.ns()));
            case BS -> AttributeValue.fromBs(union(one.bs(), other.bs()));
            default -> throw none(one);
        };
    }

    /** Null where nothing is left, since there are no empty sets. */
    static @Nullable AttributeValue difference(AttributeValue one, AttributeValue other) {
        AttributeValue left = switch (one.type()) {
            case SS -> AttributeValue.fromSs(difference(one.ss(), other.ss()));
            case NS -> AttributeValue.fromNs(difference(one.ns(), other.ns()));
            case BS -> AttributeValue.fromBs(difference(one.bs(), other.bs()));
            default -> throw none(one);
        };
        return left.ss().isEmpty() && left.ns().isEmpty() && left.bs().isEmpty() ? null : left;
    }

    private static <T> List<T> union(List<T> one, List<T> other) {
        Set<T> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }

    private static <T> List<T> difference(List<T> one, List<T> other) {
        List<T> left = new ArrayList<>(one);
        left.removeAll(new HashSet<>(other));
        return left;
    }

    private static IllegalArgumentException none(AttributeValue value) {
        return new IllegalArgumentException("A value of type " + value.type() + " is no set.");
    }
}
