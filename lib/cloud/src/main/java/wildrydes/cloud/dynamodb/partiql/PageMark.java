package wildrydes.cloud.dynamodb.partiql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.wire.ServiceError;

/**
 * The token by which a statement's next page is asked for: where the page before ended, and a digest of the statement, since
 * the token of another one is refused.
 */
public final class PageMark {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final int DIGEST = 12;

    private PageMark() {}

    /**
     * A token for the page behind an item.
     *
     * @param key of the last item of a page
     */
    public static String of(String statement, List<AttributeValue> parameters, Map<String, AttributeValue> key) {
        List<String> parts = new ArrayList<>();
        parts.add(ENCODER.encodeToString(digest(statement, parameters)));
        key.forEach((name, value) -> {
            parts.add(ENCODER.encodeToString(name.getBytes(StandardCharsets.UTF_8)));
            parts.add(written(value));
        });
        return String.join(".", parts);
    }

    private static String written(AttributeValue value) {
        byte[] bytes = switch (value.type()) {
            case B -> value.b().asByteArrayUnsafe();
            case N -> value.n().getBytes(StandardCharsets.US_ASCII);
            default -> value.s().getBytes(StandardCharsets.UTF_8);
        };
        return value.type() + ENCODER.encodeToString(bytes);
    }

    /**
     * Where the page before ended.
     *
     * @throws ServiceError for what is no token of this statement
     */
    public static Map<String, AttributeValue> read(String token, String statement, List<AttributeValue> parameters) {
        String[] parts = token.split("\\.", -1);
        try {
            if (!MessageDigest.isEqual(DECODER.decode(parts[0]), digest(statement, parameters))) {
                throw Invalid.because("NextToken does not match request");
            }
            Map<String, AttributeValue> key = new LinkedHashMap<>();
            for (int i = 1; i + 1 < parts.length; i += 2) {
                key.put(new String(DECODER.decode(parts[i]), StandardCharsets.UTF_8), value(parts[i + 1]));
            }
            return key;
        } catch (IllegalArgumentException notEncoded) {
            throw Invalid.because("Invalid NextToken");
        }
    }

    private static AttributeValue value(String written) {
        if (written.isEmpty()) {
            throw new IllegalArgumentException("A value in a token has a type.");
        }
        byte[] bytes = DECODER.decode(written.substring(1));
        return switch (written.charAt(0)) {
            case 'S' -> AttributeValue.fromS(new String(bytes, StandardCharsets.UTF_8));
            case 'N' -> AttributeValue.fromN(new String(bytes, StandardCharsets.US_ASCII));
            case 'B' -> AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
            default -> throw new IllegalArgumentException("A value in a token is of a key's type.");
        };
    }

    private static byte[] digest(String statement, List<AttributeValue> parameters) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(statement.getBytes(StandardCharsets.UTF_8));
            digest.update(parameters.toString().getBytes(StandardCharsets.UTF_8));
            byte[] first = new byte[DIGEST];
            System.arraycopy(digest.digest(), 0, first, 0, DIGEST);
            return first;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
