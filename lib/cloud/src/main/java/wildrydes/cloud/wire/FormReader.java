package wildrydes.cloud.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Reads the parameters of a Query request into the builders of the SDK's model classes
 * (smithy.io/2.0/aws/protocols/aws-query-protocol.html).
 */
final class FormReader {

    private FormReader() {}

    /** @throws ScalarText.NotAValue where a value has the wrong type */
    static void fill(SdkPojo builder, FormNode node) {
        for (Member member : Structure.of(builder).payload()) {
            FormNode child = node.child(member.requestName());
            if (child != null) {
                member.set(builder, value(child, member.shape()));
            }
        }
    }

    private static @Nullable Object value(FormNode node, Shape shape) {
        if (shape instanceof Shape.Scalar scalar) {
            String text = node.value();
            return text == null ? null : ScalarText.read(text, scalar, Format.ISO_8601);
        }
        if (shape instanceof Shape.ListOf list) {
            FormNode elements = list.flattened() ? node : node.childOrNothing(list.requestName());
            List<@Nullable Object> values = new ArrayList<>();
            for (FormNode element : elements.numbered()) {
                values.add(value(element, list.element()));
            }
            return values;
        }
        if (shape instanceof Shape.StructureOf structure) {
            SdkPojo builder = structure.newBuilder();
            fill(builder, node);
            return ((Buildable) builder).build();
        }
        Shape.MapOf map = (Shape.MapOf) shape;
        FormNode entries = map.flattened() ? node : node.childOrNothing("entry");
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (FormNode entry : entries.numbered()) {
            FormNode value = entry.child(map.valueName());
            values.put(entry.text(map.keyName()), value == null ? null : value(value, map.value()));
        }
        return values;
    }
}
