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
}
