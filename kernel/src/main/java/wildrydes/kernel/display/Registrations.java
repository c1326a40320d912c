package wildrydes.kernel.display;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.MimeBundle;

/** How a notebook wants its own classes shown. The most specific class counts, and of several for it the last. */
final class Registrations {

    private record Registration(Class<?> type, Function<Object, MimeBundle> rendering) {}

    private final Deque<Registration> all = new ArrayDeque<>();

    /** Shows values of this class so, instead of as before; a class of an earlier run of the cell is forgotten. */
    synchronized <T> void add(Class<T> type, Function<? super T, MimeBundle> rendering) {
        String name = CellNames.plain(type.getName());
        all.removeIf(each -> CellNames.plain(each.type().getName()).equals(name));
        all.addFirst(new Registration(type, value -> rendering.apply(type.cast(value))));
    }

    /** The rendering for a value; nothing if there is none for its class. */
    synchronized Optional<Function<Object, MimeBundle>> of(Object value) {
        @Nullable Registration best = null;
        for (Registration each : all) {
            if (each.type().isInstance(value)
                    && (best == null
                            || (best.type() != each.type() && best.type().isAssignableFrom(each.type())))) {
                best = each;
            }
        }
        return Optional.ofNullable(best).map(Registration::rendering);
    }
}
