package wildrydes.pump.function;

import java.util.Arrays;

/**
 * Computing with strings;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-string-and-search-functions.html. Positions count
 * from 1.
 */
public final class Texts {

    /** How long a string is at most. */
    public static final int LENGTH = 65_535;

    private Texts() {}

    /** Two strings as one, cut to the length that a string has at most: many together must not fill the memory. */
    public static String join(String a, String b) {
        return Conversions.cut(a.concat(b), LENGTH);
    }

    /** SUBSTRING(text FROM start). */
    public static String substring(String text, long start) {
        return substring(text, start, Integer.MAX_VALUE);
    }

    /** SUBSTRING(text FROM start FOR length): what of it lies within the text. */
    public static String substring(String text, long start, long length) {
        int from = from(start, text.length());
        return text.substring(from, to(start, length, from, text.length()));
    }

    /** The same of bytes. */
    public static byte[] substring(byte[] bytes, long start, long length) {
        int from = from(start, bytes.length);
        return Arrays.copyOfRange(bytes, from, to(start, length, from, bytes.length));
    }

    private static int from(long start, int length) {
        return (int) Math.min(Math.max(start - 1, 0), length);
    }

    private static int to(long start, long length, int from, int textLength) {
        if (length < 0) {
            throw new IllegalArgumentException("Length " + length + " of SUBSTRING is below 0");
        }
        return (int) Math.min(Math.max(start - 1 + length, from), textLength);
    }

    /** OVERLAY(text PLACING with FROM start FOR length), cut as {@link #join(String, String)} cuts. */
    public static String overlay(String text, String with, long start, long length) {
        if (length < 0) {
            throw new IllegalArgumentException("Length " + length + " of OVERLAY is below 0");
        }
        String before = substring(text, 1, Math.max(start - 1, 0));
        long end = Math.max(start + length, 1);
        return join(join(before, with), substring(text, end));
    }

    /** INITCAP: the first letter of each word large, the others small; words have blanks between them. */
    public static String capitals(String text) {
        StringBuilder result = new StringBuilder(text.length());
        boolean first = true;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            result.append(first ? Character.toUpperCase(letter) : Character.toLowerCase(letter));
            first = letter == ' ';
        }
        return result.toString();
    }

    /** TRIM: a text without the characters at its ends that are {@code character}. */
    public static String trim(String text, String character, boolean leading, boolean trailing) {
        if (character.length() != 1) {
            throw new IllegalArgumentException("TRIM takes one character away, not '" + character + "'");
        }
        char away = character.charAt(0);
        int from = 0;
        int to = text.length();
        while (leading && from < to && text.charAt(from) == away) {
            from++;
        }
        while (trailing && from < to && text.charAt(to - 1) == away) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Two binaries as one, cut in the same way. */
    public static byte[] join(byte[] a, byte[] b) {
        byte[] joined = Arrays.copyOf(a, Math.min(a.length + b.length, LENGTH));
        int room = Math.max(joined.length - a.length, 0);
        System.arraycopy(b, 0, joined, joined.length - room, room);
        return joined;
    }
}
