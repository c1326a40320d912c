package wildrydes.cloud.s3;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The JDK's digests by name. */
final class Digests {

    private Digests() {}

    static MessageDigest of(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no " + algorithm + ".", e);
        }
    }

    static String sha256Hex(byte[] content) {
        return HexFormat.of().formatHex(of("SHA-256").digest(content));
    }
}
