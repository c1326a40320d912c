package wildrydes.cloud.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret bound to one day, region and service, as Signature Version 4 derives it.
 *
 * @param key the derived key
 */
record SigningKey(SecretKeySpec key) {

    private static final String HMAC = "HmacSHA256";

    static SigningKey derive(String secret, String date, String region, String service) {
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : new String[] {date, region, service, "aws4_request"}) {
            key = hmac(new SecretKeySpec(key, HMAC), part);
        }
        return new SigningKey(new SecretKeySpec(key, HMAC));
    }

    /** The signature of a text, in lower-case hexadecimal. */
    String sign(String text) {
        return HexFormat.of().formatHex(hmac(key, text));
    }

    /** The SHA-256 digest, in lower-case hexadecimal. */
    static String digest(byte[] content) {
        return HexFormat.of().formatHex(newDigest().digest(content));
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256.", e);
        }
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no " + HMAC + ".", e);
        }
    }
}
