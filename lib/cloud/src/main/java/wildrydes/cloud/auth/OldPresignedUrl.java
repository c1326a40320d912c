package wildrydes.cloud.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import wildrydes.cloud.http.HttpRequest;

/**
 * URLs of S3's that were signed with Signature Version 2, as boto3 and {@code aws s3 presign} still make them for us-east-1
 * (docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html). Only path-style URLs; the body is never signed.
 */
final class OldPresignedUrl {

    private static final String ALGORITHM = "HmacSHA1";
    private static final String AMAZON = "x-amz-";

    /** The parameters that are part of the resource. */
    private static final Set<String> SIGNED = Set.of(
            "accelerate",
            "acl",
            "analytics",
            "cors",
            "delete",
            "inventory",
            "lifecycle",
            "location",
            "logging",
            "metrics",
            "notification",
            "object-lock",
            "partNumber",
            "policy",
            "replication",
            "requestPayment",
            "response-cache-control",
            "response-content-disposition",
            "response-content-encoding",
            "response-content-language",
            "response-content-type",
            "response-expires",
            "restore",
            "select",
            "select-type",
            "storageClass",
            "tagging",
            "torrent",
            "uploadId",
            "uploads",
            "versionId",
            "versioning",
            "versions",
            "website");

    private OldPresignedUrl() {}

    static boolean is(HttpRequest request) {
        return request.query().contains("AWSAccessKeyId=") && request.query().contains("Signature=");
    }

    /**
     * Who signed the URL.
     *
     * @throws AuthException where it has expired, or was not signed rightly
     */
    static Caller verify(HttpRequest request, Keys keys, Instant now) {
        Map<String, String> query = request.parameters();
        String id = query.getOrDefault("AWSAccessKeyId", "");
        Instant expires = seconds(query.getOrDefault("Expires", ""));
        if (now.isAfter(expires)) {
            throw new AuthException(
                    Reason.EXPIRED_URL,
                    "Request has expired",
                    Map.of("Expires", expires.toString(), "ServerTime", now.toString()));
        }
        Keys.Known known = keys.find(id, query.get("x-amz-security-token"));
        if (known == null) {
            throw new AuthException(
                    Reason.UNKNOWN_KEY,
                    "The security token included in the request is invalid.",
                    Map.of("AWSAccessKeyId", id));
        }
        Instant ends = known.expires();
        if (ends != null && !ends.isAfter(now)) {
            throw new AuthException(Reason.EXPIRED_TOKEN, "The security token included in the request is expired");
        }
        String text = toSign(request, query);
        String given = query.getOrDefault("Signature", "");
        if (!MessageDigest.isEqual(bytes(sign(known.key().secret(), text)), bytes(given))) {
            Map<String, String> details = new LinkedHashMap<>();
            details.put("AWSAccessKeyId", id);
            details.put("StringToSign", text);
            details.put("SignatureProvided", given);
            throw new AuthException(Reason.MISMATCH, "The request signature we calculated does not match.", details);
        }
        return known.caller();
    }

    private static Instant seconds(String text) {
        try {
            return Instant.ofEpochSecond(Math.min(Long.parseLong(text), Integer.MAX_VALUE));
        } catch (NumberFormatException e) {
            throw new AuthException(
                    Reason.MISSING,
                    "Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters");
        }
    }

    private static String toSign(HttpRequest request, Map<String, String> query) {
        StringBuilder text = new StringBuilder(256).append(request.method()).append('\n');
        for (String name : new String[] {"content-md5", "content-type"}) {
            text.append(sent(request, query, name)).append('\n');
        }
        text.append(query.getOrDefault("Expires", "")).append('\n');
        Map<String, String> amazons = new TreeMap<>();
        query.keySet().stream().filter(name -> name.startsWith(AMAZON)).forEach(name -> amazons.put(name, ""));
        request.headers().keySet().stream()
                .filter(name -> name.startsWith(AMAZON))
                .forEach(name -> amazons.put(name, ""));
        amazons.keySet()
                .forEach(name -> text.append(name)
                        .append(':')
                        .append(sent(request, query, name))
                        .append('\n'));
        text.append(request.path());
        char before = '?';
        for (Map.Entry<String, String> parameter : new TreeMap<>(query).entrySet()) {
            if (SIGNED.contains(parameter.getKey())) {
                text.append(before).append(parameter.getKey());
                if (!parameter.getValue().isEmpty()) {
                    text.append('=').append(parameter.getValue());
                }
                before = '&';
            }
        }
        return text.toString();
    }

    /** A header; clients put those that they signed into the query string as well. */
    private static String sent(HttpRequest request, Map<String, String> query, String name) {
        String header = request.header(name);
        return header == null ? query.getOrDefault(name, "") : header.strip();
    }

    private static String sign(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes(secret), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no " + ALGORITHM + ".", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
