package wildrydes.cloud.constraints;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import wildrydes.cloud.constraints.Limits.Bounds;

/**
 * AWS's words for broken constraints, as mhart/kinesalite ({@code validations/index.js}) and getmoto/moto record them.
 */
final class Wording {

    private static final String NOT_NULL = "Member must not be null";

    private Wording() {}

    static void check(Limits limits, String path, @Nullable Object value, List<String> violations) {
        for (String broken : broken(limits, value)) {
            violations.add(
                    "Value" + shown(limits, value) + " at '" + path + "' failed to satisfy constraint: " + broken);
        }
    }

    /** Elements that are no structures: AWS reports the whole list or map, with all bounds of its elements. */
    static void checkEach(
            Limits limits, String what, String path, Object whole, Collection<?> elements, List<String> violations) {
        for (Object element : elements) {
            if (!broken(limits, element).isEmpty()) {
                violations.add("Value" + shown(limits, whole) + " at '" + path + "' failed to satisfy constraint: "
                        + what + " must satisfy constraint: " + all(limits));
                return;
            }
        }
    }

    private static List<String> broken(Limits limits, @Nullable Object value) {
        if (value == null) {
            return limits.required() ? List.of(NOT_NULL) : List.of();
        }
        Pattern unless = limits.unless();
        if (unless != null
                && value instanceof String text
                && unless.matcher(text).matches()) {
            return List.of();
        }
        List<String> broken = List.of();
        long length = length(value);
        if (length >= 0) {
            broken = bounds(broken, limits.length(), length, "length");
        }
        if (value instanceof Number number) {
            broken = bounds(broken, limits.range(), number.longValue(), "value");
        }
        if (value instanceof String text) {
            Pattern pattern = limits.pattern();
            if (pattern != null && !pattern.matcher(text).matches()) {
                broken = with(broken, pattern(pattern));
            }
        }
        if ((value instanceof String || value instanceof Number)
                && !limits.values().isEmpty()
                && !limits.values().contains(value.toString())) {
            broken = with(broken, values(limits));
        }
        return broken;
    }

    private static List<String> bounds(List<String> broken, Bounds bounds, long measured, String what) {
        Long most = bounds.most();
        Long least = bounds.least();
        List<String> result = broken;
        if (most != null && measured > most) {
            result = with(result, atMost(what, most));
        }
        if (least != null && measured < least) {
            result = with(result, atLeast(what, least));
        }
        return result;
    }

    private static List<String> with(List<String> broken, String added) {
        List<String> result = new ArrayList<>(broken);
        result.add(added);
        return result;
    }

    private static String all(Limits limits) {
        List<String> all = new ArrayList<>();
        Long most = limits.length().most();
        Long least = limits.length().least();
        if (most != null) {
            all.add(atMost("length", most));
        }
        if (least != null) {
            all.add(atLeast("length", least));
        }
        Pattern pattern = limits.pattern();
        if (pattern != null) {
            all.add(pattern(pattern));
        }
        if (!limits.values().isEmpty()) {
            all.add(values(limits));
        }
        if (limits.required()) {
            all.add(NOT_NULL);
        }
        return all.toString();
    }

    private static String atMost(String what, long most) {
        return "Member must have " + what + " less than or equal to " + most;
    }

    private static String atLeast(String what, long least) {
        return "Member must have " + what + " greater than or equal to " + least;
    }

    private static String pattern(Pattern pattern) {
        return "Member must satisfy regular expression pattern: " + pattern.pattern();
    }

    private static String values(Limits limits) {
        return "Member must satisfy enum value set: " + limits.values();
    }

    private static long length(Object value) {
        if (value instanceof String text) {
            return text.codePointCount(0, text.length());
        }
        if (value instanceof SdkBytes bytes) {
            return bytes.asByteBuffer().remaining();
        }
        if (value instanceof Collection<?> list) {
            return list.size();
        }
        return value instanceof Map<?, ?> map ? map.size() : -1;
    }

    /** The value as AWS prints it, with a space before; structures are left out where AWS prints their addresses. */
    private static String shown(Limits limits, @Nullable Object value) {
        if (value == null) {
            return " null";
        }
        if (limits.structuresShown()) {
            return " '" + Structures.shown(value) + "'";
        }
        if (value instanceof SdkBytes bytes) {
            int size = bytes.asByteBuffer().remaining();
            return " 'java.nio.HeapByteBuffer[pos=0 lim=" + size + " cap=" + size + "]'";
        }
        Collection<?> inside = value instanceof Collection<?> list
                ? list
                : value instanceof Map<?, ?> map ? map.values() : List.of(value);
        boolean structures = inside.stream().anyMatch(SdkPojo.class::isInstance);
        return structures ? "" : " '" + value + "'";
    }
}
