package wildrydes.kernel.display;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Values as text: what {@code toString} says, the elements of what has elements, words for what has none to say, and not
 * more than anyone reads.
 */
final class PlainText {

    /** So many elements of an array, a collection or a map are shown. */
    private static final int ELEMENTS = 1_000;

    /** So many characters of a text are shown. */
    private static final int CHARACTERS = 100_000;

    /** So deep may arrays and collections lie in each other. */
    private static final int DEPTH = 20;

    /** An array of arrays that is longer gets a line for each row. */
    private static final int LINE = 80;

    private final StringBuilder text = new StringBuilder();
    private final Set<Object> around = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean cut;

    private PlainText() {}

    /** The value as text; never fails, whatever its class does. */
    static String of(@Nullable Object value) {
        String line = of(value, ", ");
        return line.length() > LINE && value instanceof Object[] rows && isOfArrays(rows) ? of(value, ",\n ") : line;
    }

    private static String of(@Nullable Object value, String separator) {
        var plain = new PlainText();
        if (value instanceof Throwable thrown) {
            plain.text.append(Words.of(thrown));
        } else if (value != null && value.getClass().isArray()) {
            plain.around.add(value);
            plain.addArray(value, 0, separator);
        } else {
            plain.add(value, 0);
        }
        return plain.bounded();
    }

    private String bounded() {
        int more = text.length() - CHARACTERS;
        if (more <= 0) {
            return text.toString();
        }
        return text.substring(0, CHARACTERS) + (cut ? "..." : "... (" + more + " more characters)");
    }

    private static boolean isOfArrays(Object[] rows) {
        return rows.getClass().getComponentType().isArray();
    }

    private void add(@Nullable Object value, int depth) {
        if (value == null) {
            text.append("null");
        } else if (isFull() || depth > DEPTH) {
            text.append("...");
        } else if (!around.add(value)) {
            text.append("(itself)");
        } else {
            addWhole(value, depth);
            around.remove(value);
        }
    }

    private void addWhole(Object value, int depth) {
        if (value.getClass().isArray()) {
            addArray(value, depth, ", ");
        } else if (value instanceof Collection<?> collection && Types.looksAsInJdk(value)) {
            addElements(collection, depth);
        } else if (value instanceof Map<?, ?> map && Types.looksAsInJdk(value)) {
            addEntries(map, depth);
        } else if (value instanceof Map.Entry<?, ?> entry && Types.isOfJdk(value)) {
            addEntry(entry, depth);
        } else if (value instanceof Optional<?> optional && optional.isPresent()) {
            addIn("Optional[", optional.get(), depth);
        } else if (value instanceof Future<?> future && Types.isSafeToAsk(future)) {
            addFuture(future, depth);
        } else if (value instanceof Record record && Types.saysItsComponents(record)) {
            addRecord(record, depth);
        } else {
            text.append(Words.of(value));
        }
    }

    private void addArray(Object array, int depth, String separator) {
        int length = Array.getLength(array);
        text.append('[');
        for (int i = 0; i < Math.min(length, ELEMENTS) && !isFull(); i++) {
            text.append(i == 0 ? "" : separator);
            add(Array.get(array, i), depth + 1);
        }
        text.append(rest(length)).append(']');
    }

    private void addElements(Collection<?> collection, int depth) {
        text.append('[');
        try {
            Iterator<?> all = collection.iterator();
            for (int i = 0; i < ELEMENTS && !isFull() && all.hasNext(); i++) {
                Object each = all.next();
                text.append(i == 0 ? "" : ", ");
                add(each, depth + 1);
            }
            text.append(rest(collection.size()));
        } catch (ConcurrentModificationException e) {
            text.append(", ... (another thread changes it)");
        }
        text.append(']');
    }

    private void addEntries(Map<?, ?> map, int depth) {
        text.append('{');
        try {
            Iterator<? extends Map.Entry<?, ?>> all = map.entrySet().iterator();
            for (int i = 0; i < ELEMENTS && !isFull() && all.hasNext(); i++) {
                Map.Entry<?, ?> each = all.next();
                text.append(i == 0 ? "" : ", ");
                addEntry(each, depth);
            }
            text.append(rest(map.size()));
        } catch (ConcurrentModificationException e) {
            text.append(", ... (another thread changes it)");
        }
        text.append('}');
    }

    private void addEntry(Map.Entry<?, ?> entry, int depth) {
        add(entry.getKey(), depth + 1);
        text.append('=');
        add(entry.getValue(), depth + 1);
    }

    private void addIn(String opening, @Nullable Object value, int depth) {
        text.append(opening);
        add(value, depth + 1);
        text.append(']');
    }

    private void addFuture(Future<?> future, int depth) {
        String name = CellNames.plain(Types.name(future.getClass()));
        Words.FutureState state = Words.stateOf(future);
        if (state instanceof Words.FutureState.Done done) {
            addIn(name + "[done: ", done.value(), depth);
        } else {
            text.append(name)
                    .append('[')
                    .append(((Words.FutureState.Other) state).words())
                    .append(']');
        }
    }

    private void addRecord(Record record, int depth) {
        text.append(record.getClass().getSimpleName()).append('[');
        String separator = "";
        for (Types.Component component : Types.components(record)) {
            text.append(separator).append(component.name()).append('=');
            add(component.value(), depth + 1);
            separator = ", ";
        }
        text.append(']');
    }

    /** Whether nobody reads what else might come. */
    private boolean isFull() {
        if (text.length() > CHARACTERS) {
            cut = true;
        }
        return cut;
    }

    private static String rest(int size) {
        return size <= ELEMENTS ? "" : ", ... (" + (size - ELEMENTS) + " more)";
    }
}
