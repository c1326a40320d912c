package wildrydes.cloud.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.XmlAttributesTrait;

/** The type of a member's value, worked out once from what the SDK's field says of itself. */
sealed interface Shape {

    /** A text, number, truth value, instant or blob. */
    record Scalar(MarshallingKnownType type, TimestampFormatTrait.@Nullable Format timestamp) implements Shape {}

    /**
     * A list.
     *
     * @param requestName what an element is called in requests, where elements have names
     * @param answerName what an element is called in answers, where elements have names
     * @param flattened whether the elements stand, under the list's own name, where the list would
     */
    record ListOf(Shape element, String requestName, String answerName, boolean flattened) implements Shape {}

    /**
     * A map from texts.
     *
     * @param keyName what a key is called, where keys have names
     * @param valueName what a value is called, where values have names
     * @param flattened whether the entries stand, under the map's own name, where the map would
     */
    record MapOf(Shape value, String keyName, String valueName, boolean flattened) implements Shape {}

    /** A structure; resolved at its first value, since structures may contain themselves. */
    final class StructureOf implements Shape {
        private final SdkField<?> field;
        private volatile @Nullable Structure structure;

        StructureOf(SdkField<?> field) {
            this.field = field;
        }

        /** The attributes of the element that such a structure is in XML: its namespace, and members that are attributes. */
        Map<String, String> attributes(SdkPojo structure) {
            XmlAttributesTrait trait = field.getTrait(XmlAttributesTrait.class);
            if (trait == null) {
                return Map.of();
            }
            Map<String, String> attributes = new LinkedHashMap<>();
            trait.attributes().forEach((name, accessors) -> {
                String value = accessors.attributeGetter().apply(structure);
                if (value != null) {
                    attributes.put(name, value);
                }
            });
            return attributes;
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
            case LIST -> list(field.getTrait(ListTrait.class));
            case MAP -> {
                MapTrait trait = field.getTrait(MapTrait.class);
                yield new MapOf(
                        of(trait.valueFieldInfo()),
                        trait.keyLocationName(),
                        trait.valueLocationName(),
                        trait.isFlattened());
            }
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

    private static ListOf list(ListTrait trait) {
        SdkField<?> element = trait.memberFieldInfo();
        String answerName = trait.memberLocationName();
        return new ListOf(
                of(element),
                element.locationName(),
                answerName == null ? element.unmarshallLocationName() : answerName,
                trait.isFlattened());
    }
}
