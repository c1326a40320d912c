package wildrydes.kernel.help;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A short look at a value. It calls nothing of cells and libraries, whose code may print, wait or change something, and
 * a cell may be changing the value at the same time.
 */
public final class Glance {

    private static final int LENGTH = 120;
    private static final int ELEMENTS = 10;
    private static final int DEPTH = 3;

    private static final Set<Class<?>> COLLECTIONS = Set.of(
            ArrayList.class,
            LinkedList.class,
            ArrayDeque.class,
            HashSet.class,
            LinkedHashSet.class,
            TreeSet.class,
            Arrays.asList().getClass(),
            List.of().getClass(),
            List.of(1).getClass(),
            Set.of().getClass(),
            Set.of(1).getClass());
    private static final Set<Class<?>> MAPS = Set.of(
            HashMap.class,
            LinkedHashMap.class,
            TreeMap.class,
            Map.of().getClass(),
            Map.of(1, 1).getClass());

    private Glance() {}

    /** The value in at most a line; the name of its class where more cannot be told. */
    public static String at(@Nullable Object value) {
        String text;
        try {
            text = at(value, 0);
        } catch (RuntimeException e) {
            // Changed while it was looked at.
            text = value == null ? "null" : name(value.getClass());
        }
        return text.length() > LENGTH
                ? text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LENGTH))) + "..."
                : text;
    }

    /** Whether a line tells all that there is to it. */
    public static boolean isPlain(Object value) {
        return value instanceof String
                || value instanceof Character
                || value instanceof Enum<?>
                || isPlain(value.getClass());
    }

    /** Whether it is a collection or a map whose elements may be asked for: its class calls no code of others. */
    public static boolean isOpen(Object value) {
        return COLLECTIONS.contains(value.getClass()) || MAPS.contains(value.getClass());
    }

    private static String at(@Nullable Object value, int depth) {
        if (value == null) {
            return "null";
        }
        Class<?> type = value.getClass();
        if (value instanceof String text) {
            return '"'
                    + text.substring(0, Math.min(LENGTH, text.length()))
                            .replace("\\", "\\\\")
                            .replace("\n", "\\n")
                            .replace("\"", "\\\"")
                    + '"';
        }
        if (value instanceof Character character) {
            return "'" + character + "'";
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (isPlain(type)) {
            return value.toString();
        }
        if (depth == DEPTH) {
            return name(type);
        }
        if (type.isArray()) {
            return list(arrayElements(value), Array.getLength(value), each -> at(each, depth + 1), "{", "}");
        }
        if (COLLECTIONS.contains(type)) {
            var all = (Collection<?>) value;
            return list(all.iterator(), all.size(), each -> at(each, depth + 1), "[", "]");
        }
        if (MAPS.contains(type)) {
            var all = (Map<?, ?>) value;
            return list(
                    all.entrySet().iterator(),
                    all.size(),
                    each -> at(each.getKey(), depth + 1) + "=" + at(each.getValue(), depth + 1),
                    "{",
                    "}");
        }
        if (value instanceof Optional<?> maybe) {
            return maybe.map(each -> "Optional[" + at(each, depth + 1) + "]").orElse("Optional.empty");
        }
        return type.isRecord() ? record(value, depth) : name(type);
    }

    /** Whether its text is that of the JDK's own class. */
    private static boolean isPlain(Class<?> type) {
        String name = type.getName();
        return type.getClassLoader() == null
                && (name.matches("java\\.lang\\.(Boolean|Byte|Short|Integer|Long|Float|Double)")
                        || name.matches("java\\.math\\.Big\\w+")
                        || name.matches("java\\.util\\.(UUID|Locale)")
                        || name.matches("java\\.net\\.URI")
                        || name.matches("java\\.time\\.(?!zone)\\w+"));
    }

    /** By its fields, since its accessors may be somebody's code. */
    private static String record(Object value, int depth) {
        List<Field> fields = Arrays.stream(value.getClass().getDeclaredFields())
                .filter(each -> !Modifier.isStatic(each.getModifiers()))
                .toList();
        return list(
                fields.iterator(),
                fields.size(),
                each -> each.getName() + "=" + content(each, value, depth),
                name(value.getClass()) + "[",
                "]");
    }

    private static String content(Field field, Object value, int depth) {
        try {
            return field.trySetAccessible() ? at(field.get(value), depth + 1) : "...";
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("It has just been made accessible", e);
        }
    }

    private static <T> String list(
            Iterator<? extends T> elements, int size, Function<T, String> text, String open, String close) {
        var all = new StringBuilder(open);
        for (int i = 0; i < ELEMENTS && elements.hasNext(); i++) {
            all.append(i == 0 ? "" : ", ").append(text.apply(elements.next()));
        }
        return all.append(size > ELEMENTS ? ", ... " + size + " in all" : "")
                .append(close)
                .toString();
    }

    private static Iterator<@Nullable Object> arrayElements(Object array) {
        var first = new ArrayList<@Nullable Object>();
        for (int i = 0; i < Math.min(ELEMENTS, Array.getLength(array)); i++) {
            first.add(Array.get(array, i));
        }
        return first.iterator();
    }

    private static String name(Class<?> type) {
        return type.getSimpleName().isEmpty() ? "an object of an anonymous class" : type.getSimpleName();
    }
}
