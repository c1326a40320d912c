package wildrydes.kernel.debug;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.help.Glance;

/**
 * The parts of a value: elements, entries or fields. Calls no code of cells and libraries, as {@link Glance} does not: its
 * thread may have stopped, and may hold what that code would wait for.
 */
final class Content {

    /** As many parts as anyone looks through. */
    private static final int MOST = 200;

    private Content() {}

    /** Whether there is anything to see in it. */
    static boolean isThere(@Nullable Object value) {
        if (value == null || Glance.isPlain(value) || value instanceof Class<?>) {
            return false;
        }
        return !of(value).isEmpty();
    }

    /** Its parts. */
    static List<Variable> of(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        try {
            return parts(value);
        } catch (ConcurrentModificationException e) {
            // Another thread changes it; the user may look again.
            return List.of();
        }
    }

    private static List<Variable> parts(Object value) {
        var parts = new ArrayList<Variable>();
        if (value.getClass().isArray()) {
            int length = Array.getLength(value);
            String type = TypeText.full(value.getClass().getComponentType().descriptorString());
            for (int i = 0; i < Math.min(MOST, length); i++) {
                Object element = Array.get(value, i);
                parts.add(new Variable("[" + i + "]", type, () -> element));
            }
            rest(parts, length);
        } else if (value instanceof Collection<?> all && Glance.isOpen(value)) {
            for (Object element : all) {
                if (parts.size() == MOST) {
                    break;
                }
                parts.add(new Variable("[" + parts.size() + "]", type(element), () -> element));
            }
            rest(parts, all.size());
        } else if (value instanceof Map<?, ?> all && Glance.isOpen(value)) {
            for (Map.Entry<?, ?> entry : all.entrySet()) {
                if (parts.size() == MOST) {
                    break;
                }
                Object element = entry.getValue();
                parts.add(new Variable("[" + Glance.at(entry.getKey()) + "]", type(element), () -> element));
            }
            rest(parts, all.size());
        } else if (value instanceof Optional<?> maybe) {
            maybe.ifPresent(inside -> parts.add(new Variable("value", type(inside), () -> inside)));
        } else {
            fields(value, parts);
        }
        return parts;
    }

    /** The fields that may be read, those of the classes above behind. */
    private static void fields(Object value, List<Variable> parts) {
        for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                boolean isOwn = !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic();
                if (isOwn && field.trySetAccessible()) {
                    Object element = read(field, value);
                    parts.add(new Variable(
                            field.getName(), TypeText.full(field.getType().descriptorString()), () -> element));
                }
            }
        }
    }

    private static @Nullable Object read(Field field, Object value) {
        try {
            return field.get(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("It has just been made accessible", e);
        }
    }

    private static String type(@Nullable Object value) {
        return value == null ? "Object" : TypeText.full(value.getClass().descriptorString());
    }

    private static void rest(List<Variable> parts, int size) {
        if (size > MOST) {
            parts.add(new Variable("...", "Object", () -> size - MOST + " more"));
        }
    }
}
