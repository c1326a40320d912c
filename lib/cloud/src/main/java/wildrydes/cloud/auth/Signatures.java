package wildrydes.cloud.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import wildrydes.cloud.http.HttpRequest;

/**
 * Makes and verifies AWS Signature Version 4 on wall time, in the header and in presigned URLs. Safe for concurrent use.
 */
public final class Signatures {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    /** Keys derived and kept; a day, region and service more than this clears them. */
    private static final int MOST_DERIVED = 256;

    private final Keys keys;
    private final InstantSource wallTime;
    private final Map<String, SigningKey> derived = new ConcurrentHashMap<>();

    public Signatures(Keys keys, InstantSource wallTime) {
        this.keys = keys;
        this.wallTime = wallTime;
    }

    /**
     * Who signed the request, calling from the cell that it names.
     *
     * @param service the name that the signature must be scoped to
     * @throws AuthException where the request is not signed, or not rightly
     */
    public Caller verify(HttpRequest request, String service) {
        SignedRequest signed = SignedRequest.of(request);
        checkTime(signed);
        Keys.Known known = keys.find(signed.accessKeyId(), signed.token());
        if (known == null) {
            throw new AuthException(Reason.UNKNOWN_KEY, "The security token included in the request is invalid.");
        }
        Instant expires = known.expires();
        if (expires != null && !expires.isAfter(wallTime.instant())) {
            throw new AuthException(Reason.EXPIRED_TOKEN, "The security token included in the request is expired");
        }
        if (!signed.service().equals(service)) {
            throw new AuthException(
                    Reason.WRONG_SCOPE, "Credential should be scoped to correct service: '" + service + "'. ");
        }
        if (!signed.date().startsWith(signed.scopeDate())) {
            throw new AuthException(
                    Reason.WRONG_SCOPE,
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                            + signed.scopeDate() + "' != '" + signed.date() + "', from '" + signed.date() + "'.");
        }
        if (!signed.signedHeaders().contains("host")) {
            throw new AuthException(
                    Reason.WRONG_SCOPE, "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }
        String canonical = CanonicalRequest.of(request, signed, bodyHash(request, signed));
        String toSign = toSign(signed.date(), signed.scope(), canonical);
        String expected = signingKey(known.key(), signed).sign(toSign);
        if (!MessageDigest.isEqual(ascii(expected), ascii(signed.signature()))) {
            throw new AuthException(Reason.MISMATCH, mismatch(canonical, toSign));
        }
        return known.caller().inCell(request.header(Caller.CELL_HEADER));
    }

    /** Whether a request carries a signature at all, be it whole or not. */
    public static boolean present(HttpRequest request) {
        return request.header("authorization") != null || request.query().contains("X-Amz-Algorithm");
    }

    /** The service that a signature claims to be for; empty where there is none. Verifies nothing. */
    public static String scope(HttpRequest request) {
        return SignedRequest.scope(request);
    }

    /** Refuses, as {@link #verify} does, a request that carries no complete signature; verifies nothing. */
    public static void requirePresent(HttpRequest request) {
        SignedRequest.of(request);
    }

    /**
     * The headers that sign a request, {@code Authorization} among them.
     *
     * @param headers by lower-case name, {@code host} among them; all of them are signed
     */
    public static Map<String, String> sign(
            AccessKey key,
            String region,
            String service,
            Instant at,
            String method,
            String path,
            String query,
            Map<String, String> headers,
            byte[] body) {
        String date = BASIC.format(at.atOffset(ZoneOffset.UTC));
        Map<String, String> all = new TreeMap<>(headers);
        all.put("x-amz-date", date);
        SignedRequest signed = new SignedRequest(
                key.id(), date.substring(0, 8), region, service, new ArrayList<>(all.keySet()), "", date, null, null);
        HttpRequest request = new HttpRequest("", method, path, query, all, body);
        String toSign = toSign(date, signed.scope(), CanonicalRequest.of(request, signed, SigningKey.digest(body)));
        String signature = SigningKey.derive(key.secret(), signed.scopeDate(), region, service)
                .sign(toSign);
        all.put(
                "authorization",
                SignedRequest.ALGORITHM + " Credential=" + key.id() + "/" + signed.scope() + ", SignedHeaders="
                        + String.join(";", signed.signedHeaders()) + ", Signature=" + signature);
        return all;
    }

    /**
     * The hash that the client signed: its own word for bodies that are not hashed, the true one otherwise, so that a body
     * that was changed does not verify.
     */
    private static String bodyHash(HttpRequest request, SignedRequest signed) {
        String stated = request.headerOrEmpty("x-amz-content-sha256");
        boolean unhashed = stated.startsWith("UNSIGNED-") || stated.startsWith("STREAMING-");
        if (unhashed) {
            return stated;
        }
        return signed.presigned() && signed.service().equals("s3")
                ? "UNSIGNED-PAYLOAD"
                : SigningKey.digest(request.body());
    }

    private static String toSign(String date, String scope, String canonical) {
        return SignedRequest.ALGORITHM + "\n" + date + "\n" + scope + "\n" + SigningKey.digest(ascii(canonical));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private SigningKey signingKey(AccessKey key, SignedRequest signed) {
        if (derived.size() > MOST_DERIVED) {
            derived.clear();
        }
        return derived.computeIfAbsent(
                key.id() + "/" + signed.scope(),
                scope -> SigningKey.derive(key.secret(), signed.scopeDate(), signed.region(), signed.service()));
    }

    private void checkTime(SignedRequest signed) {
        Instant now = wallTime.instant();
        Instant at = time(signed.date());
        Duration valid = WINDOW;
        if (signed.expires() != null) {
            valid = seconds(signed.expires());
        }
        if (at.plus(valid).isBefore(now)) {
            Instant earliest = now.minus(valid);
            throw new AuthException(
                    Reason.SKEWED,
                    "Signature expired: " + signed.date() + " is now earlier than " + basic(earliest) + " ("
                            + basic(now) + " - " + span(valid) + ")");
        }
        if (at.minus(WINDOW).isAfter(now)) {
            Instant latest = now.plus(WINDOW);
            throw new AuthException(
                    Reason.SKEWED,
                    "Signature not yet current: " + signed.date() + " is still later than " + basic(latest) + " ("
                            + basic(now) + " + " + span(WINDOW) + ")");
        }
    }

    private static Duration seconds(String expires) {
        try {
            return Duration.ofSeconds(Math.max(0, Math.min(Long.parseLong(expires), 604_800)));
        } catch (NumberFormatException e) {
            throw new AuthException(Reason.INCOMPLETE, "X-Amz-Expires should be a number, got '" + expires + "'");
        }
    }

    private static String span(Duration span) {
        return span.toSeconds() % 60 == 0 ? span.toMinutes() + " min." : span.toSeconds() + " sec.";
    }

    private static String basic(Instant instant) {
        return BASIC.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static Instant time(String date) {
        try {
            return date.contains(",")
                    ? DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from)
                    : LocalDateTime.parse(date, BASIC).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new AuthException(
                    Reason.INCOMPLETE,
                    "Date must be in ISO-8601 'basic format'. Got '" + date
                            + "'. See https://en.wikipedia.org/wiki/ISO_8601");
        }
    }

    private static String mismatch(String canonical, String toSign) {
        return "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                + " Access Key and signing method. Consult the service documentation for details.\n\n"
                + "The Canonical String for this request should have been\n'" + canonical + "'\n\n"
                + "The String-to-Sign should have been\n'" + toSign + "'\n";
    }
}
