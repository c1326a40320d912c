package wildrydes.cloud.sts;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals tokens with HMAC-SHA256: whoever has one can read it, as with AWS's identity tokens, but nobody can make or change one.
 * Safe for concurrent use.
 */
final class TokenSeal {

    static final int BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_CHARACTERS = 40;

    private final SecretKeySpec key;

    TokenSeal(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    byte[] seal(String purpose, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    /** A token with its seal in front. */
    String sealed(String purpose, byte[] content) {
        byte[] seal = seal(purpose, content);
        byte[] both = Arrays.copyOf(seal, BYTES + content.length);
        System.arraycopy(content, 0, both, BYTES, content.length);
        return Base64.getEncoder().encodeToString(both);
    }

    /** Seal and content of a token; null where the seal is not right. */
    byte @Nullable [] opened(String purpose, String token) {
        byte[] both;
        try {
            both = Base64.getDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (both.length < BYTES) {
            return null;
        }
        byte[] content = Arrays.copyOfRange(both, BYTES, both.length);
        return MessageDigest.isEqual(seal(purpose, content), Arrays.copyOf(both, BYTES)) ? both : null;
    }

    /** The secret access key that belongs to a grant; nobody can derive it from the token. */
    String secretOf(byte[] grant) {
        return Base64.getEncoder()
                .encodeToString(seal("secret access key", grant))
                .substring(0, SECRET_CHARACTERS);
    }
}
