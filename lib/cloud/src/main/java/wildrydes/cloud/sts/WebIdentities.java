package wildrydes.cloud.sts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.iam.Directory;

/**
 * Identities that Cognito vouches for, as JSON web tokens (RFC 7519). AWS signs them with RS512; here the same process writes
 * and reads them, and one secret will do. They end on wall time.
 */
public final class WebIdentities {

    /** The provider, as trust policies name it. */
    public static final String PROVIDER = "cognito-identity.amazonaws.com";

    private static final String PURPOSE = "web identity";
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWS\"}";
    /** Made at the first token, since loading Jackson's trees would take a fifth of a start. */
    private static final class Mapper {
        static final ObjectMapper JSON = new ObjectMapper();
    }

    private final Directory directory;
    private final InstantSource wallTime;
    private @Nullable TokenSeal seal;

    /**
     * An identity.
     *
     * @param subject id of the identity
     * @param audience id of the identity pool
     * @param means how it was established: {@code unauthenticated} for a guest
     */
    public record WebIdentity(String subject, String audience, List<String> means) {

        /** The condition keys that trust policies ask for. */
        public Map<String, List<String>> context() {
            return Map.of(
                    PROVIDER + ":aud", List.of(audience),
                    PROVIDER + ":sub", List.of(subject),
                    PROVIDER + ":amr", means);
        }
    }

    public WebIdentities(Directory directory, InstantSource wallTime) {
        this.directory = directory;
        this.wallTime = wallTime;
    }

    private synchronized TokenSeal seal() {
        TokenSeal made = seal;
        if (made == null) {
            made = new TokenSeal(directory.secret());
            seal = made;
        }
        return made;
    }

    /** A token for an identity. */
    public String token(WebIdentity identity, Duration duration) {
        Instant now = wallTime.instant();
        ObjectNode claims = Mapper.JSON
                .createObjectNode()
                .put("sub", identity.subject())
                .put("aud", identity.audience())
                .put("iss", "https://" + PROVIDER)
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(duration).getEpochSecond());
        identity.means().forEach(claims.putArray("amr")::add);
        String signed = encoded(HEADER) + "." + encoded(claims.toString());
        return signed + "." + signature(signed);
    }

    private String signature(String signed) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(seal().seal(PURPOSE, signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Whose token it is.
     *
     * @throws software.amazon.awssdk.services.sts.model.StsException where it is none of Cognito's, or too old
     */
    WebIdentity read(String token) {
        int dot = token.lastIndexOf('.');
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw StsErrors.noToken();
        }
        String signed = token.substring(0, dot);
        boolean right = MessageDigest.isEqual(
                signature(signed).getBytes(StandardCharsets.US_ASCII), parts[2].getBytes(StandardCharsets.UTF_8));
        if (!right) {
            throw StsErrors.foreignToken();
        }
        JsonNode claims = claims(parts[1]);
        Instant now = wallTime.instant();
        Instant expires = Instant.ofEpochSecond(claims.path("exp").asLong());
        if (!now.isBefore(expires)) {
            throw StsErrors.expiredToken(now, expires);
        }
        List<String> means = new ArrayList<>();
        claims.path("amr").forEach(one -> means.add(one.asText()));
        return new WebIdentity(claims.path("sub").asText(), claims.path("aud").asText(), List.copyOf(means));
    }

    private static JsonNode claims(String encoded) {
        try {
            return Mapper.JSON.readTree(Base64.getUrlDecoder().decode(encoded));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw StsErrors.noToken();
        } catch (IOException e) {
            throw new IllegalStateException("Memory does not fail", e);
        }
    }
}
