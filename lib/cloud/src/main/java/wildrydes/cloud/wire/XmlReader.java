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
 * Reads XML elements into the builders of the SDK's model classes (smithy.io/2.0/spec/protocol-traits.html#xml-bindings).
 * Elements that the model does not have are ignored.
 */
final class XmlReader {

    private XmlReader() {}

    /** @throws ScalarText.NotAValue where a value has the wrong type */
    static void fill(SdkPojo builder, XmlNode node) {
        for (Member member : Structure.of(builder).payload()) {
            Object value = member.attribute()
                    ? attribute(node.attribute(member.requestName()), member)
                    : value(node.children(member.requestName()), member.shape());
            if (value != null) {
                member.set(builder, value);
            }
        }
    }

    private static @Nullable Object attribute(@Nullable String text, Member member) {
        return text == null ? null : ScalarText.read(text, (Shape.Scalar) member.shape(), Format.ISO_8601);
    }

    /** @param nodes all that have the member's name, of which only flattened lists and maps have several */
    private static @Nullable Object value(List<XmlNode> nodes, Shape shape) {
        if (nodes.isEmpty()) {
            return null;
        }
        XmlNode first = nodes.get(0);
        if (shape instanceof Shape.Scalar scalar) {
            return ScalarText.read(first.text(), scalar, Format.ISO_8601);
        }
        if (shape instanceof Shape.StructureOf structure) {
            SdkPojo builder = structure.newBuilder();
            fill(builder, first);
            return ((Buildable) builder).build();
        }
        if (shape instanceof Shape.ListOf list) {
            List<@Nullable Object> values = new ArrayList<>();
            for (XmlNode element : list.flattened() ? nodes : first.children(list.requestName())) {
                values.add(value(List.of(element), list.element()));
            }
            return values;
        }
        Shape.MapOf map = (Shape.MapOf) shape;
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (XmlNode entry : map.flattened() ? nodes : first.children("entry")) {
            XmlNode key = entry.child(map.keyName());
            values.put(key == null ? "" : key.text(), value(entry.children(map.valueName()), map.value()));
        }
        return values;
    }
}
