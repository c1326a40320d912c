package wildrydes.kernel.jupyter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a part of a message. A field that is null counts as missing; one of another type is refused.
 *
 * @param part what they belong to, for sentences
 */
public record Fields(String part, Map<String, @Nullable Object> values) {

    /** A text that must be there. */
    public String text(String name) throws MalformedException {
        if (values.get(name) instanceof String text) {
            return text;
        }
        throw wrong(name, "a text");
    }

    public String text(String name, String otherwise) throws MalformedException {
        return values.get(name) == null ? otherwise : text(name);
    }

    public boolean flag(String name, boolean otherwise) throws MalformedException {
        Object value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong(name, "true or false");
    }

    public int number(String name, int otherwise) throws MalformedException {
        Object value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Integer number) {
            return number;
        }
        throw wrong(name, "a whole number");
    }

    /** An object; an empty one where there is none. */
    @SuppressWarnings("unchecked")
    public Fields object(String name) throws MalformedException {
        Object value = values.get(name);
        if (value == null) {
            return new Fields(name, Map.of());
        }
        if (value instanceof Map<?, ?> map) {
            // Keys of JSON objects are texts.
            return new Fields(name, (Map<String, @Nullable Object>) map);
        }
        throw wrong(name, "an object");
    }

    private MalformedException wrong(String name, String expected) {
        return new MalformedException(
                "The field " + name + " of " + part + " must be " + expected + " and is " + values.get(name) + ".");
    }
}
