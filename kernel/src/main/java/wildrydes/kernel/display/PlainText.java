package wildrydes.kernel.display;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as text: what {@code toString} says, the elements of arrays, and not more than anyone reads. */
final class PlainText {

    /** So many elements of an array, a collection or a map are shown. */
    private static final int ELEMENTS = 1_000;

    /** So many characters of a text are shown. */
    private static final int CHARACTERS = 100_000;

    /** So deep may arrays and collections lie in each other. */
    private static final int DEPTH = 20;

    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    /** The value as text; never fails, whatever its class does. */
    static String of(Object value) {
        var plain = new PlainText();
        plain.add(value, 0);
        return plain.text.length() <= CHARACTERS
                ? plain.text.toString()
                : plain.text.substring(0, CHARACTERS) + "... (" + (plain.text.length() - CHARACTERS)
                        + " more characters)";
    }

    private void add(@Nullable Object value, int depth) {
        if (value == null || text.length() > CHARACTERS) {
            text.append(value == null ? "null" : "...");
        } else if (depth > DEPTH) {
            text.append("...");
        } else if (value.getClass().isArray()) {
            addArray(value, depth);
        } else if (value instanceof Collection<?> collection && isOfJdk(value)) {
            addAll("[", collection.iterator(), collection.size(), "]", value, depth);
        } else if (value instanceof Map<?, ?> map && isOfJdk(value)) {
            addAll("{", map.entrySet().iterator(), map.size(), "}", value, depth);
        } else {
            text.append(own(value));
        }
    }

    private void addArray(Object array, int depth) {
        int length = Array.getLength(array);
        text.append('[');
        for (int i = 0; i < Math.min(length, ELEMENTS); i++) {
            text.append(i == 0 ? "" : ", ");
            add(Array.get(array, i), depth + 1);
        }
        text.append(rest(length)).append(']');
    }

    private void addAll(String start, Iterator<?> all, int size, String end, Object whole, int depth) {
        text.append(start);
        for (int i = 0; i < ELEMENTS && all.hasNext(); i++) {
            text.append(i == 0 ? "" : ", ");
            Object each = all.next();
            if (start.equals("{") && each instanceof Map.Entry<?, ?> entry) {
                addUnlessWhole(entry.getKey(), whole, depth);
                text.append('=');
                addUnlessWhole(entry.getValue(), whole, depth);
            } else {
                addUnlessWhole(each, whole, depth);
            }
        }
        text.append(rest(size)).append(end);
    }

    @SuppressWarnings("ReferenceEquality") // a collection that holds itself, not one that is equal
    private void addUnlessWhole(@Nullable Object value, Object whole, int depth) {
        if (value == whole) {
            text.append("(itself)");
        } else {
            add(value, depth + 1);
        }
    }

    private static String rest(int size) {
        return size <= ELEMENTS ? "" : ", ... (" + (size - ELEMENTS) + " more)";
    }

    /** Other collections may have their own idea of how they look. */
    private static boolean isOfJdk(Object value) {
        return value.getClass().getName().startsWith("java.");
    }

    private static String own(Object value) {
        try {
            return CellNames.plain(String.valueOf(value.toString()));
        } catch (RuntimeException | StackOverflowError e) {
            return "(a " + CellNames.plain(value.getClass().getName()) + ", whose toString failed with "
                    + CellNames.plain(e.getClass().getName()) + ")";
        }
    }
}
