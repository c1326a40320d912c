package wildrydes.athena.serde;

import java.nio.charset.StandardCharsets;

/**
 * A line of a file, without what ends it.
 *
 * @param bytes that hold it, among others; they change when the next line is read
 */
public record Line(byte[] bytes, int from, int length) {

    /** What is no UTF-8 becomes U+FFFD. */
    public String text() {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }
}
