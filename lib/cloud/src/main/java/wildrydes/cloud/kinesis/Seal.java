package wildrydes.cloud.kinesis;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Makes tokens that only this cloud can have made: content and half of its HMAC-SHA256, in base 64. */
final class Seal {

    /** Bytes of a secret. */
    static final int SECRET_BYTES = 32;

    private static final int MAC_BYTES = 16;
    /** What AWS's iterators begin with, too; a version, it seems (mhart/kinesalite). */
    private static final long VERSION = 1;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    Seal(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    String seal(byte[] content) {
        ByteBuffer token = ByteBuffer.allocate(Long.BYTES + content.length + MAC_BYTES);
        token.putLong(VERSION).put(content).put(mac(content));
        return Base64.getEncoder().encodeToString(token.array());
    }

    /** The content of a token; null for one that this cloud did not make. */
    byte @Nullable [] open(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return null; // not base 64
        }
        int length = bytes.length - Long.BYTES - MAC_BYTES;
        if (length < 0
                || ByteBuffer.wrap(bytes).getLong() != VERSION
                || !Base64.getEncoder().encodeToString(bytes).equals(token)) {
            return null;
        }
        byte[] content = Arrays.copyOfRange(bytes, Long.BYTES, Long.BYTES + length);
        byte[] mac = Arrays.copyOfRange(bytes, Long.BYTES + length, bytes.length);
        return MessageDigest.isEqual(mac, mac(content)) ? content : null;
    }

    private byte[] mac(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return Arrays.copyOf(mac.doFinal(content), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
        }
    }
}
