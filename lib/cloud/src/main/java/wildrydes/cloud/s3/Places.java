package wildrydes.cloud.s3;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which object has which file. Names that differ in case only are one, as on some systems. Used by one thread. */
final class Places {

    private final Map<String, String> keys = new HashMap<>();

    Places(Iterable<StoredObject> objects) {
        objects.forEach(this::take);
    }

    private static String place(StoredObject object) {
        return object.file().toLowerCase(Locale.ROOT);
    }

    /** An object has its file from now on. */
    void take(StoredObject object) {
        keys.put(place(object), object.key());
    }

    /** An object's file is free from now on, unless it is another's. */
    void leave(StoredObject object) {
        keys.remove(place(object), object.key());
    }

    /** Whether the file of an object is that of another, too. */
    boolean another(StoredObject object) {
        @Nullable String key = keys.get(place(object));
        return key != null && !key.equals(object.key());
    }

    /** Whether somebody has the file of an object. */
    boolean taken(StoredObject object) {
        return keys.containsKey(place(object));
    }
}
