package wildrydes.cloud.auth;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import wildrydes.cloud.http.HttpRequest;

/**
 * Makes and verifies AWS Signature Version 4 on wall time, in the header and in presigned URLs. Safe for concurrent use.
 */
public final class Signatures {

    private static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";
    private static final String STREAMING = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private static final String STREAMING_UNSIGNED = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
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
        return verify(request, service, false);
    }

    /**
     * Who signed the request.
     *
     * @param unsigned whether nobody needs to have: then a request without a signature is {@link Caller#anonymous}
     * @see #verify(HttpRequest, String)
     */
    public Caller verify(HttpRequest request, String service, boolean unsigned) {
        if (unsigned && !present(request)) {
            return anonymous(request);
        }
        return check(request, service, SigningKey.digest(request.body())).caller();
    }

    /**
     * Who signed a request of S3's, before its body has arrived: the signature covers what the client says of the body, and
     * the body is held against that while it is read.
     *
     * @see #verify(HttpRequest, String, boolean)
     */
    public SignedBody verifyHead(HttpRequest request, String service, boolean unsigned) {
        InputStream raw = request.content().stream();
        if (OldPresignedUrl.is(request) && !present(request)) {
            Caller caller = OldPresignedUrl.verify(request, keys, wallTime.instant())
                    .with(request.header("user-agent"))
                    .inCell(request.header(Caller.CELL_HEADER));
            return new SignedBody(caller, raw, request.content().length(), Map::of);
        }
        boolean nobody = unsigned && !present(request);
        String stated =
                nobody && request.header("x-amz-content-sha256") == null ? UNSIGNED_PAYLOAD : statedHash(request);
        Checked checked = nobody ? null : check(request, service, stated);
        Caller caller = checked == null ? anonymous(request) : checked.caller();
        if (stated.equals(UNSIGNED_PAYLOAD)) {
            return new SignedBody(caller, raw, request.content().length(), Map::of);
        }
        if (!stated.startsWith("STREAMING-")) {
            return new SignedBody(
                    caller, new HashedBody(raw, stated), request.content().length(), Map::of);
        }
        long length = decodedLength(request);
        ChunkSignatures chunks = checked == null || stated.equals(STREAMING_UNSIGNED)
                ? null
                : new ChunkSignatures(checked.key(), checked.signed());
        ChunkedBody body = new ChunkedBody(raw, length, chunks);
        return new SignedBody(caller, body, length, body::trailers);
    }

    private static Caller anonymous(HttpRequest request) {
        return Caller.anonymous().with(request.header("user-agent")).inCell(request.header(Caller.CELL_HEADER));
    }

    /** @param key what the request was signed with */
    private record Checked(SignedRequest signed, Caller caller, SigningKey key) {}

    private Checked check(HttpRequest request, String service, String bodyHash) {
        SignedRequest signed = SignedRequest.of(request);
        SigningTime.check(signed, wallTime.instant());
        Keys.Known known = keys.find(signed.accessKeyId(), signed.token());
        if (known == null) {
            throw new AuthException(
                    Reason.UNKNOWN_KEY,
                    "The security token included in the request is invalid.",
                    Map.of("AWSAccessKeyId", signed.accessKeyId()));
        }
        Instant expires = known.expires();
        if (expires != null && !expires.isAfter(wallTime.instant())) {
            throw new AuthException(Reason.EXPIRED_TOKEN, "The security token included in the request is expired");
        }
        checkScope(signed, service);
        String canonical = CanonicalRequest.of(request, signed, bodyHash);
        String toSign = toSign(signed.date(), signed.scope(), canonical);
        SigningKey key = signingKey(known.key(), signed);
        if (!MessageDigest.isEqual(ascii(key.sign(toSign)), ascii(signed.signature()))) {
            throw Mismatched.of(signed, signed.signature(), canonical, toSign);
        }
        Caller caller = known.caller().with(request.header("user-agent")).inCell(request.header(Caller.CELL_HEADER));
        return new Checked(signed, caller, key);
    }

    private static void checkScope(SignedRequest signed, String service) {
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
        if (!signed.signedHeaders().contains("host") && !signed.signedHeaders().contains(CanonicalRequest.AUTHORITY)) {
            throw new AuthException(
                    Reason.WRONG_SCOPE, "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }
    }

    /** What S3's clients say of the body: its hash, that they leave it out, or that it comes in chunks. */
    private static String statedHash(HttpRequest request) {
        String stated = request.header("x-amz-content-sha256");
        if (stated == null) {
            if (request.header("authorization") == null) {
                return UNSIGNED_PAYLOAD; // presigned
            }
            if (request.headerOrEmpty("authorization").startsWith("AWS ")) { // Signature Version 2
                throw new AuthException(
                        Reason.BODY_HASH,
                        "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.");
            }
            throw new AuthException(Reason.BODY_HASH, "Missing required header for this request: x-amz-content-sha256");
        }
        boolean known = stated.equals(UNSIGNED_PAYLOAD)
                || stated.equals(STREAMING)
                || stated.equals(STREAMING + "-TRAILER")
                || stated.equals(STREAMING_UNSIGNED)
                || HASH.matcher(stated).matches();
        if (!known) {
            throw new AuthException(
                    Reason.BODY_HASH,
                    "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER,"
                            + " STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER or a valid"
                            + " sha256 value.");
        }
        return stated;
    }

    private static long decodedLength(HttpRequest request) {
        try {
            return Long.parseLong(request.headerOrEmpty("x-amz-decoded-content-length"));
        } catch (NumberFormatException e) {
            throw new AuthException(Reason.BODY_HASH, "You must provide the x-amz-decoded-content-length HTTP header.");
        }
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
        String date = SigningTime.basic(at);
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
}
