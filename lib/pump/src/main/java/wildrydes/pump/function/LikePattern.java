package wildrydes.pump.function;

import org.jspecify.annotations.Nullable;

/**
 * The pattern of LIKE: {@code _} is any character, {@code %} any text;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-string-operators.html.
 */
public final class LikePattern {

    private static final int ANY = -1;
    private static final int ANY_TEXT = -2;

    /** Code points, and the two above. */
    private final int[] parts;

    private LikePattern(int[] parts) {
        this.parts = parts;
    }

    /**
     * A pattern.
     *
     * @param escape null, or the character that takes the next one's meaning
     */
    public static LikePattern of(String pattern, @Nullable String escape) {
        int escapeChar = escape == null ? ANY : escape(escape);
        int[] points = pattern.codePoints().toArray();
        int[] parts = new int[points.length];
        int count = 0;
        for (int i = 0; i < points.length; i++) {
            int point = points[i];
            if (point == escapeChar) {
                if (++i == points.length) {
                    throw new IllegalArgumentException("Pattern '" + pattern + "' ends with its escape character");
                }
                parts[count++] = points[i];
            } else {
                parts[count++] = point == '_' ? ANY : point == '%' ? ANY_TEXT : point;
            }
        }
        return new LikePattern(java.util.Arrays.copyOf(parts, count));
    }

    static int escape(String escape) {
        if (escape.codePointCount(0, escape.length()) != 1) {
            throw new IllegalArgumentException("Escape '" + escape + "' is not one character");
        }
        return escape.codePointAt(0);
    }

    /** Whether a whole text is like it. */
    public boolean matches(String text) {
        int at = 0;
        int part = 0;
        int retryAt = -1;
        int retryPart = -1;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (part < parts.length && (parts[part] == point || parts[part] == ANY)) {
                at += Character.charCount(point);
                part++;
            } else if (part < parts.length && parts[part] == ANY_TEXT) {
                retryPart = ++part;
                retryAt = at;
            } else if (retryPart >= 0) {
                retryAt += Character.charCount(text.codePointAt(retryAt));
                at = retryAt;
                part = retryPart;
            } else {
                return false;
            }
        }
        while (part < parts.length && parts[part] == ANY_TEXT) {
            part++;
        }
        return part == parts.length;
    }
}
