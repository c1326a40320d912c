package wildrydes.pump.record;

import java.nio.charset.StandardCharsets;

/** The beginning of something in a record, short enough for a sentence. */
final class Excerpt {

    private static final int LONGEST = 80;

    private Excerpt() {}

    static String of(byte[] bytes, int from, int to) {
        // Room for characters of more than one byte
        int end = Math.min(to, from + 4 * LONGEST);
        String text = new String(bytes, from, end - from, StandardCharsets.UTF_8);
        int length = Math.min(text.length(), LONGEST);
        String shown = text.substring(0, length).replaceAll("\\p{Cntrl}", " ");
        return length < text.length() || end < to ? shown + "..." : shown;
    }

    /** How many characters a text in UTF-8 has, as VARCHAR(n) counts them. */
    static int length(byte[] bytes, int from, int to) {
        int length = 0;
        for (int i = from; i < to; i++) {
            // A character begins with a byte that is no continuation; one of four bytes counts twice
            length += (bytes[i] & 0xC0) == 0x80 ? 0 : (bytes[i] & 0xF8) == 0xF0 ? 2 : 1;
        }
        return length;
    }
}
