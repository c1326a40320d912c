package wildrydes.pump.record;

import java.nio.charset.StandardCharsets;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

/** To CHAR and VARCHAR: what is too long is cut without a word, what is too short for a CHAR gets blanks. */
final class CharacterCoercion extends Coercion {

    private final int length;
    private final boolean padded;
    private final ShortTexts shortTexts;

    CharacterCoercion(SqlType type, ShortTexts shortTexts) {
        padded = type.name() == TypeName.CHAR;
        length = type.precision() >= 0 ? type.precision() : padded ? 1 : Integer.MAX_VALUE;
        this.shortTexts = shortTexts;
    }

    @Override
    Object text(byte[] bytes, int from, int to) {
        String known = to - from <= length ? shortTexts.of(bytes, from, to) : null;
        if (known != null && !padded) {
            return known;
        }
        return fit(known != null ? known : decode(bytes, from, to));
    }

    /** No more of it than could be needed. */
    private String decode(byte[] bytes, int from, int to) {
        // A character takes at most four bytes
        int end = (to - from) / 4 > length ? from + 4 * length : to;
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    private String fit(String text) {
        if (text.length() > length) {
            int end = length > 0 && Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
            return text.substring(0, end);
        }
        return padded ? text + " ".repeat(length - text.length()) : text;
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
