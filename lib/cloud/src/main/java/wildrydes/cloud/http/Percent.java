package wildrydes.cloud.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of UTF-8 as URIs and forms have it (RFC 3986 section 2.1), read strictly. */
public final class Percent {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final String HEX = "0123456789ABCDEF";

    private Percent() {}

    /**
     * The text that was encoded.
     *
     * @param form whether a plus sign stands for a space
     * @throws IllegalArgumentException where a percent sign is not followed by two hexadecimal digits, or where the bytes
     *     are not UTF-8
     */
    public static String decode(String encoded, boolean form) {
        if (encoded.indexOf('%') < 0) {
            return form ? encoded.replace('+', ' ') : encoded;
        }
        byte[] text = encoded.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length);
        for (int i = 0; i < text.length; i++) {
            byte b = text[i];
            if (b == '%') {
                int high = i + 2 < text.length ? Character.digit(text[i + 1], 16) : -1;
                int low = high < 0 ? -1 : Character.digit(text[i + 2], 16);
                if (low < 0) {
                    throw new IllegalArgumentException("A percent sign in '" + encoded
                            + "' is not followed by two hexadecimal digits; write %25 for the sign itself.");
                }
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(form && b == '+' ? ' ' : b);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "'" + encoded + "' does not stand for UTF-8; encode the text as UTF-8 first.", e);
        }
    }

    /**
     * The text with everything encoded but letters, digits and {@code -._~}, as AWS's signatures want it.
     *
     * @param path whether slashes stay as they are
     */
    public static String encode(String text, boolean path) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (path && c == '/' || UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return encoded.toString();
    }
}
