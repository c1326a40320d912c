package wildrydes.cloud.wire;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** One member of a structure: its names on the wire, its shape, and how to get and set it. */
final class Member {

    private final SdkField<?> field;
    private final SerializableString answerName;
    private final boolean attribute;
    private final boolean wholeBody;
    private volatile @Nullable Shape shape;

    Member(SdkField<?> field) {
        this.field = field;
        this.attribute = field.containsTrait(XmlAttributeTrait.class);
        this.wholeBody = field.containsTrait(PayloadTrait.class);
        this.answerName = new SerializedString(field.unmarshallLocationName());
    }

    MarshallLocation location() {
        return field.location();
    }

    /** The name in requests. */
    String requestName() {
        return field.locationName();
    }

    /** The name in answers. */
    SerializableString answerName() {
        return answerName;
    }

    /** Whether XML holds it as an attribute of its structure's element. */
    boolean attribute() {
        return attribute;
    }

    /** Whether it is the body all by itself. */
    boolean wholeBody() {
        return wholeBody;
    }

    /** Whether a request without it is none. */
    boolean required() {
        return field.containsTrait(RequiredTrait.class);
    }

    Shape shape() {
        Shape known = shape;
        if (known == null) {
            known = Shape.of(field);
            shape = known;
        }
        return known;
    }

    void set(SdkPojo builder, @Nullable Object value) {
        field.set(builder, value);
    }

    /** The value; null for none, also for the empty list or map that the SDK makes of a missing one. */
    @Nullable
    Object value(SdkPojo structure) {
        Object value = field.getValueOrDefault(structure);
        return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap ? null : value;
    }
}
