package wildrydes.kernel.jupyter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/**
 * HMAC-SHA256 (RFC 2104) over the four JSON frames of a message. Made of the JDK's digest, because its {@code Mac} loads the
 * whole of {@code javax.crypto} and with it a tenth of the time that a kernel may take to start. Not for several threads.
 */
final class Signature {

    private static final int BLOCK = 64;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final boolean unsigned;
    private final MessageDigest digest;
    private final byte[] innerPad = new byte[BLOCK];
    private final byte[] outerPad = new byte[BLOCK];

    /** @param key the connection's key; empty for unsigned messages */
    Signature(byte[] key) {
        unsigned = key.length == 0;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
        byte[] block = Arrays.copyOf(key.length > BLOCK ? digest.digest(key) : key, BLOCK);
        for (int index = 0; index < BLOCK; index++) {
            innerPad[index] = (byte) (block[index] ^ 0x36);
            outerPad[index] = (byte) (block[index] ^ 0x5c);
        }
    }

    /** The signature in hexadecimal digits; no bytes where messages are unsigned. */
    byte[] of(List<byte[]> parts) {
        if (unsigned) {
            return new byte[0];
        }
        digest.update(innerPad);
        for (byte[] part : parts) {
            digest.update(part);
        }
        byte[] inner = digest.digest();
        digest.update(outerPad);
        return hex(digest.digest(inner));
    }

    /** Whether these parts are signed with the key; takes the same time whatever is wrong. */
    boolean fits(byte[] signature, List<byte[]> parts) {
        return unsigned || MessageDigest.isEqual(of(parts), signature);
    }

    private static byte[] hex(byte[] bytes) {
        var hex = new byte[2 * bytes.length];
        for (int index = 0; index < bytes.length; index++) {
            hex[2 * index] = HEX[(bytes[index] >> 4) & 15];
            hex[2 * index + 1] = HEX[bytes[index] & 15];
        }
        return hex;
    }
}
