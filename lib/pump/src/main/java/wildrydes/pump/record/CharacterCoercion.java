package wildrydes.pump.record;

import java.nio.charset.StandardCharsets;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

/**
 * To CHAR and VARCHAR: what is too long is cut without a word. Short texts that come again and again, such as names, are
 * kept and given out again, which also spares the operators behind it the computing of hash codes.
 */
final class CharacterCoercion extends Coercion {

    private static final int LONGEST_KEPT = 32;
    private static final int KEPT = 1 << 13;

    private final int length;
    private final boolean padded;
    private final String[] kept = new String[KEPT];

    CharacterCoercion(SqlType type) {
        padded = type.name() == TypeName.CHAR;
        length = type.precision() >= 0 ? type.precision() : padded ? 1 : Integer.MAX_VALUE;
    }

    @Override
    Object text(byte[] bytes, int from, int to) {
        int size = to - from;
        if (size > LONGEST_KEPT || size > length) {
            return fit(decode(bytes, from, to));
        }
        int hash = 0;
        int all = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
            all |= bytes[i];
        }
        if (all < 0) {
            return fit(decode(bytes, from, to));
        }
        int slot = (hash ^ hash >>> 15) & (KEPT - 1);
        String known = kept[slot];
        if (known == null || !isSame(known, bytes, from, size)) {
            known = fit(new String(bytes, from, size, StandardCharsets.ISO_8859_1));
            kept[slot] = known;
        }
        return known;
    }

    private boolean isSame(String known, byte[] bytes, int from, int size) {
        if (known.length() != size) {
            // A CHAR is kept with its blanks; it is made again rather than compared without them
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (known.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }

    /** No more of it than could be needed. */
    private String decode(byte[] bytes, int from, int to) {
        // A character takes at most four bytes, and fewer than that make at least one
        int end = (to - from) / 4 > length ? from + 4 * length : to;
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    private String fit(String text) {
        if (text.length() > length) {
            int end = length > 0 && Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
            return text.substring(0, end);
        }
        if (padded && text.length() < length) {
            return text + " ".repeat(length - text.length());
        }
        return text;
    }

    @Override
    Object number(Numeral numeral) {
        return fit(numeral.text());
    }

    @Override
    Object truth(boolean value) {
        return fit(Boolean.toString(value));
    }

    @Override
    Object structure(byte[] bytes, int from, int to) {
        return fit(decode(bytes, from, to));
    }
}
