package wildrydes.cloud.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request beside action and resource: the values of condition keys, whose names are case-insensitive.
 * Immutable.
 */
public final class Context {

    private static final Context EMPTY = new Context(Map.of());

    private final Map<String, List<String>> values;

    private Context(Map<String, List<String>> values) {
        this.values = values;
    }

    public static Context empty() {
        return EMPTY;
    }

    public static Context of(Map<String, List<String>> values) {
        return EMPTY.with(values);
    }

    /** This context and more; what is given wins. */
    public Context with(Map<String, List<String>> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<String, List<String>> all = new HashMap<>(values);
        more.forEach((key, value) -> all.put(key.toLowerCase(Locale.ROOT), List.copyOf(value)));
        return new Context(all);
    }

    /** The values of a key; null where the request has no such key. */
    @Nullable
    List<String> values(String key) {
        return values.get(key.toLowerCase(Locale.ROOT));
    }

    /** The one value of a key; null where it has none or several. */
    @Nullable
    String single(String key) {
        List<String> found = values(key);
        return found == null || found.size() != 1 ? null : found.get(0);
    }

    /** Names of the keys that have values, in lower case and order. */
    public TreeSet<String> keys() {
        return new TreeSet<>(values.keySet());
    }
}
