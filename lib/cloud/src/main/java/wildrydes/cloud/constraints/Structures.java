package wildrydes.cloud.constraints;

import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Values as those services print them that show structures member by member, for example {@code KeySchemaElement(attributeName=id, keyType=HASH)}. */
final class Structures {

    private Structures() {}

    static String shown(@Nullable Object value) {
        if (value == null || value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap) {
            return "null";
        }
        if (value instanceof SdkBytes bytes) {
            int size = bytes.asByteArrayUnsafe().length;
            return "java.nio.HeapByteBuffer[pos=0 lim=" + size + " cap=" + size + "]";
        }
        if (value instanceof Collection<?> list) {
            StringJoiner all = new StringJoiner(", ", "[", "]");
            list.forEach(element -> all.add(shown(element)));
            return all.toString();
        }
        if (value instanceof Map<?, ?> map) {
            StringJoiner all = new StringJoiner(", ", "{", "}");
            map.forEach((key, element) -> all.add(key + "=" + shown(element)));
            return all.toString();
        }
        return value instanceof SdkPojo structure ? structure(structure) : String.valueOf(value);
    }

    private static String structure(SdkPojo structure) {
        StringJoiner members = new StringJoiner(", ", structure.getClass().getSimpleName() + "(", ")");
        for (SdkField<?> field : structure.sdkFields()) {
            String name = field.memberName();
            members.add(Character.toLowerCase(name.charAt(0)) + name.substring(1) + "="
                    + shown(field.getValueOrDefault(structure)));
        }
        return members.toString();
    }
}
