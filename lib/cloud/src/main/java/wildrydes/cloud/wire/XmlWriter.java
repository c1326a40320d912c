package wildrydes.cloud.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/**
 * Writes the SDK's model objects as XML elements, in the Query protocol and in REST-XML
 * (smithy.io/2.0/spec/protocol-traits.html#xml-bindings).
 */
final class XmlWriter {

    private XmlWriter() {}

    /** The members that travel in the body, each as an element; members that are attributes stand in the start tag already. */
    static void members(XmlText xml, SdkPojo structure) {
        for (Member member : Structure.of(structure).payload()) {
            Object value = member.value(structure);
            if (value != null && !member.attribute()) {
                write(xml, member.answerName().getValue(), value, member.shape());
            }
        }
    }

    /** A structure as one element. */
    static void structure(XmlText xml, String name, SdkPojo structure, Shape.@Nullable StructureOf shape) {
        xml.open(name);
        if (shape != null) {
            shape.attributes(structure).forEach(xml::attribute);
        }
        xml.inside();
        members(xml, structure);
        xml.close(name);
    }

    private static void write(XmlText xml, String name, Object value, Shape shape) {
        if (shape instanceof Shape.Scalar scalar) {
            xml.element(name, ScalarText.write(value, scalar, Format.ISO_8601));
        } else if (shape instanceof Shape.StructureOf structure) {
            structure(xml, name, (SdkPojo) value, structure);
        } else if (shape instanceof Shape.ListOf list) {
            list(xml, name, (List<?>) value, list);
        } else {
            map(xml, name, (Map<?, ?>) value, (Shape.MapOf) shape);
        }
    }

    private static void list(XmlText xml, String name, List<?> elements, Shape.ListOf shape) {
        if (!shape.flattened()) {
            xml.open(name).inside();
        }
        for (Object element : elements) {
            String elementName = shape.flattened() ? name : shape.answerName();
            if (element == null) {
                xml.element(elementName, "");
            } else {
                write(xml, elementName, element, shape.element());
            }
        }
        if (!shape.flattened()) {
            xml.close(name);
        }
    }

    private static void map(XmlText xml, String name, Map<?, ?> map, Shape.MapOf shape) {
        if (!shape.flattened()) {
            xml.open(name).inside();
        }
        String entryName = shape.flattened() ? name : "entry";
        map.forEach((key, value) -> {
            xml.open(entryName).inside().element(shape.keyName(), String.valueOf(key));
            if (value != null) {
                write(xml, shape.valueName(), value, shape.value());
            }
            xml.close(entryName);
        });
        if (!shape.flattened()) {
            xml.close(name);
        }
    }
}
