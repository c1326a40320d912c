package wildrydes.cloud.wire;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;

/** The type of a member's value, worked out once from what the SDK's field says of itself. */
sealed interface Shape {

    /** A text, number, truth value, instant or blob. */
    record Scalar(MarshallingKnownType type, TimestampFormatTrait.@Nullable Format timestamp) implements Shape {}

    record ListOf(Shape element) implements Shape {}

    /** A map from texts. */
    record MapOf(Shape value) implements Shape {}

    /** A structure; resolved at its first value, since structures may contain themselves. */
    final class StructureOf implements Shape {
        private final SdkField<?> field;
        private volatile @Nullable Structure structure;

        StructureOf(SdkField<?> field) {
            this.field = field;
        }

        SdkPojo newBuilder() {
            return field.constructor().get();
        }

        Structure of(SdkPojo builder) {
            Structure known = structure;
            if (known == null) {
                known = Structure.of(builder);
                structure = known;
            }
            return known;
        }
    }

    static Shape of(SdkField<?> field) {
        MarshallingKnownType type = field.marshallingType().getKnownType();
        return switch (type) {
            case LIST -> new ListOf(of(field.getTrait(ListTrait.class).memberFieldInfo()));
            case MAP -> new MapOf(of(field.getTrait(MapTrait.class).valueFieldInfo()));
            case SDK_POJO -> new StructureOf(field);
            case DOCUMENT, NULL ->
                throw new IllegalStateException(
                        "Member " + field.memberName() + " is of type " + type + ", which no served operation uses.");
            default -> {
                TimestampFormatTrait format = field.getTrait(TimestampFormatTrait.class);
                yield new Scalar(type, format == null ? null : format.format());
            }
        };
    }
}
