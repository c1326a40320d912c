package wildrydes.kernel.display;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What the classes of values allow: whose idea of a text a value has, and what a record holds. */
final class Types {

    private Types() {}

    /** A component of a record and its value. */
    record Component(String name, Class<?> type, @Nullable Object value) {}

    /** The name that people use, also for a class without one. */
    static String name(Class<?> type) {
        Class<?> named = type;
        while (named.getSimpleName().isEmpty()) {
            named = named.getSuperclass();
        }
        return named.getSimpleName();
    }

    static boolean isOfJdk(Object value) {
        return value.getClass().getName().startsWith("java.");
    }

    /** Whether the value's class leaves it to the JDK how its objects look; others have their own idea. */
    static boolean looksAsInJdk(Object value) {
        try {
            return value.getClass()
                    .getMethod("toString")
                    .getDeclaringClass()
                    .getName()
                    .startsWith("java.");
        } catch (NoSuchMethodException | LinkageError e) {
            // A class that mentions others which are not there still has a toString.
            return false;
        }
    }

    /** Whether asking a future for its state cannot wait, nor do anything else. */
    static boolean isSafeToAsk(Future<?> future) {
        return future instanceof CompletableFuture<?> || isOfJdk(future);
    }

    /** Whether the record has the text that the compiler gives to records. */
    static boolean saysItsComponents(Record record) {
        var text = new StringBuilder(record.getClass().getSimpleName()).append('[');
        String separator = "";
        try {
            for (Component component : components(record)) {
                text.append(separator).append(component.name).append('=').append(component.value);
                separator = ", ";
            }
            return Objects.equals(record.toString(), text.append(']').toString());
        } catch (RuntimeException | StackOverflowError e) {
            // Its own text will say so.
            return false;
        }
    }

    /**
     * The components of a record with their values.
     *
     * @throws IllegalStateException if one cannot be read
     */
    static List<Component> components(Record record) {
        var components = new ArrayList<Component>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            components.add(new Component(component.getName(), component.getType(), read(record, component)));
        }
        return components;
    }

    private static @Nullable Object read(Record record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalStateException(
                    "The component " + component.getName() + " of " + record.getClass() + " cannot be read", e);
        }
    }
}
