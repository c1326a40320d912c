package wildrydes.athena.serde;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the place of a JSON key among columns or the fields of a struct. */
final class JsonKeys {

    static final int NONE = -1;

    /** Keys that were met are remembered up to this number, since files may have any. */
    private static final int MOST = 1_000;

    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> met = new HashMap<>();
    private final boolean anyCase;
    private final boolean dots;

    /**
     * Keys by the names that they have in files.
     *
     * @param anyCase whether the case of letters does not count
     * @param dots whether a dot in a key stands for an underscore in a name
     */
    JsonKeys(boolean anyCase, boolean dots) {
        this.anyCase = anyCase;
        this.dots = dots;
    }

    static JsonKeys of(List<String> names, boolean anyCase, boolean dots) {
        JsonKeys keys = new JsonKeys(anyCase, dots);
        for (int i = 0; i < names.size(); i++) {
            keys.put(names.get(i), i);
        }
        return keys;
    }

    void put(String name, int place) {
        places.put(anyCase ? name.toLowerCase(Locale.ROOT) : name, place);
    }

    /** {@link #NONE} for a key that nobody wants. */
    int place(String key) {
        Integer known = met.get(key);
        if (known != null) {
            return known;
        }
        String name = dots ? key.replace('.', '_') : key;
        int place = places.getOrDefault(anyCase ? name.toLowerCase(Locale.ROOT) : name, NONE);
        if (met.size() < MOST) {
            met.put(key, place);
        }
        return place;
    }
}
