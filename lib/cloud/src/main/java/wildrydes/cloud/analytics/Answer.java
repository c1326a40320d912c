package wildrydes.cloud.analytics;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * A structure of an answer by the names of its members, as either version of the interface sends it: members that a version does not have
 * are left out.
 */
final class Answer {

    private final Map<String, Object> members = new LinkedHashMap<>();

    /** Adds a member: a text, number, instant, Answer, or a list of those; null adds nothing. */
    Answer with(String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    /** Sets the members in a builder of the SDK. */
    <B extends SdkPojo> B into(B builder) {
        for (SdkField<?> field : builder.sdkFields()) {
            Object value = members.get(field.memberName());
            if (value != null) {
                field.set(builder, sdkValue(field, value));
            }
        }
        return builder;
    }

    private static Object sdkValue(SdkField<?> field, Object value) {
        if (value instanceof Answer inside) {
            return ((Buildable) inside.into(field.constructor().get())).build();
        }
        if (field.marshallingType().getKnownType() == MarshallingKnownType.LIST
                && value instanceof Collection<?> list) {
            SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
            return List.copyOf(list.stream().map(one -> sdkValue(element, one)).toList());
        }
        return value;
    }
}
