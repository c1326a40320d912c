package wildrydes.pump.record;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Short texts that come again and again, such as names, as one object each: it spares their making, and the operators
 * behind the reader the computing of hash codes. What comes in a slot that another text has takes its place.
 */
final class ShortTexts {

    private static final int LONGEST = 32;
    private static final int SLOTS = 1 << 14;

    private final @Nullable String[] kept = new @Nullable String[SLOTS];

    /** The text of these bytes; null where it is not short, or has other characters than those of ASCII. */
    @Nullable
    String of(byte[] bytes, int from, int to) {
        int size = to - from;
        if (size > LONGEST) {
            return null;
        }
        int hash = 0;
        int all = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
            all |= bytes[i];
        }
        if (all < 0) {
            return null;
        }
        int slot = (hash ^ hash >>> 15) & (SLOTS - 1);
        String known = kept[slot];
        if (known == null || !isSame(known, bytes, from, size)) {
            known = new String(bytes, from, size, StandardCharsets.ISO_8859_1);
            kept[slot] = known;
        }
        return known;
    }

    private static boolean isSame(String known, byte[] bytes, int from, int size) {
        if (known.length() != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (known.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }
}
