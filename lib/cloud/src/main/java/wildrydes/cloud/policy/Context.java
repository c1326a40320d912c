package wildrydes.cloud.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request beside action and resource: the values of condition keys, whose names are case-insensitive.
 * Immutable, and collected when the first key is asked for, since most policies ask for none. Safe for concurrent use.
 */
public final class Context {

    private static final Context EMPTY = new Context(Map::of);

    private final Supplier<Map<String, List<String>>> source;
    private volatile @Nullable Map<String, List<String>> values;

    private Context(Supplier<Map<String, List<String>>> source) {
        this.source = source;
    }

    public static Context empty() {
        return EMPTY;
    }

    public static Context of(Map<String, List<String>> values) {
        return values.isEmpty() ? EMPTY : new Context(() -> lowered(values));
    }

    /** The context with what a supplier gives, when it is needed; the supplier must give the same at any time. */
    public static Context of(Supplier<Map<String, List<String>>> values) {
        return new Context(() -> lowered(values.get()));
    }

    /** This context and more, which is asked for when it is needed; what is given wins. */
    public Context with(Supplier<Map<String, List<String>>> more) {
        return new Context(() -> {
            Map<String, List<String>> all = new HashMap<>(values());
            all.putAll(lowered(more.get()));
            return all;
        });
    }

    private static Map<String, List<String>> lowered(Map<String, List<String>> values) {
        Map<String, List<String>> lowered = new HashMap<>();
        values.forEach((key, value) -> lowered.put(key.toLowerCase(Locale.ROOT), List.copyOf(value)));
        return lowered;
    }

    private Map<String, List<String>> values() {
        Map<String, List<String>> known = values;
        if (known == null) {
            known = source.get();
            values = known;
        }
        return known;
    }

    /** The values of a key; null where the request has no such key. */
    @Nullable
    List<String> values(String key) {
        return values().get(key.toLowerCase(Locale.ROOT));
    }

    /** The one value of a key; null where it has none or several. */
    @Nullable
    String single(String key) {
        List<String> found = values(key);
        return found == null || found.size() != 1 ? null : found.get(0);
    }

    /** Names of the keys that have values, in lower case and order. */
    public Set<String> keys() {
        return new TreeSet<>(values().keySet());
    }
}
