package wildrydes.kernel.debug;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a request. A field that is missing or of another type is a {@link Failure} that names it.
 *
 * @param command the request
 */
record Arguments(String command, Map<?, ?> fields) {

    /** Those of a request of the Debug Adapter Protocol. */
    static Arguments of(Map<String, ? extends @Nullable Object> request) {
        Object fields = request.get("arguments");
        return new Arguments(String.valueOf(request.get("command")), fields instanceof Map<?, ?> map ? map : Map.of());
    }

    String text(String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw wrong(name, "a text");
    }

    int number(String name) {
        if (fields.get(name) instanceof Number number) {
            return number.intValue();
        }
        throw wrong(name, "a number");
    }

    /** A number; this one where there is none. */
    int number(String name, int otherwise) {
        return fields.get(name) == null ? otherwise : number(name);
    }

    /** An object; an empty one where there is none. */
    Arguments object(String name) {
        Object value = fields.get(name);
        if (value == null || value instanceof Map<?, ?>) {
            return new Arguments(command, value == null ? Map.of() : (Map<?, ?>) value);
        }
        throw wrong(name, "an object");
    }

    /** Objects in a list; none where there is no list. */
    List<Arguments> objects(String name) {
        return list(name).stream()
                .map(each -> each instanceof Map<?, ?> map ? new Arguments(command, map) : null)
                .map(each -> {
                    if (each == null) {
                        throw wrong(name, "a list of objects");
                    }
                    return each;
                })
                .toList();
    }

    /** Texts in a list; none where there is no list. */
    List<String> texts(String name) {
        return list(name).stream().map(String::valueOf).toList();
    }

    private List<?> list(String name) {
        Object value = fields.get(name);
        if (value == null || value instanceof List<?>) {
            return value == null ? List.of() : (List<?>) value;
        }
        throw wrong(name, "a list");
    }

    private Failure wrong(String name, String expected) {
        return new Failure("The argument " + name + " of " + command + " must be " + expected + " and is "
                + fields.get(name) + ".");
    }
}
