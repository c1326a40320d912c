package wildrydes.cloud.auth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.http.HttpRequest;

/**
 * The parts of a Signature Version 4, from the {@code Authorization} header or from the query string of a presigned URL.
 *
 * @param accessKeyId who signed
 * @param scopeDate day of the credential scope, {@code yyyyMMdd}
 * @param region region of the credential scope
 * @param service service of the credential scope
 * @param signedHeaders lower-case names in the order sent
 * @param signature lower-case hexadecimal
 * @param date time of signing, {@code yyyyMMdd'T'HHmmss'Z'}
 * @param token session token of temporary credentials, or null
 * @param expires seconds that a presigned URL is good for; null for a signature in the header
 */
record SignedRequest(
        String accessKeyId,
        String scopeDate,
        String region,
        String service,
        List<String> signedHeaders,
        String signature,
        String date,
        @Nullable String token,
        @Nullable String expires) {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    boolean presigned() {
        return expires != null;
    }

    String scope() {
        return scopeDate + "/" + region + "/" + service + "/aws4_request";
    }

    /** Reads the parts; refused in AWS's words where one is missing (mhart/kinesalite {@code test/connection.js}). */
    static SignedRequest of(HttpRequest request) {
        String header = request.header("authorization");
        boolean inQuery = request.query().contains("X-Amz-Algorithm");
        Map<String, String> query = inQuery ? request.parameters() : Map.of();
        inQuery = query.containsKey("X-Amz-Algorithm");
        if (header != null && inQuery) {
            throw new AuthException(
                    Reason.DOUBLE,
                    "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
        }
        if (header != null) {
            return fromHeader(header, request);
        }
        if (inQuery) {
            return fromQuery(query);
        }
        throw new AuthException(Reason.MISSING, "Missing Authentication Token");
    }

    /** The service in the credential scope, as far as one can be made out. */
    static String scope(HttpRequest request) {
        String header = request.header("authorization");
        String credential;
        if (header != null) {
            int at = header.indexOf("Credential=");
            int end = at < 0 ? -1 : header.indexOf(',', at);
            credential = at < 0 ? "" : header.substring(at, end < 0 ? header.length() : end);
        } else {
            credential = request.query().contains("X-Amz-Credential")
                    ? request.parameters().getOrDefault("X-Amz-Credential", "")
                    : "";
        }
        String[] parts = credential.split("/", -1);
        return parts.length < 4 ? "" : parts[3];
    }

    private static SignedRequest fromHeader(String header, HttpRequest request) {
        Map<String, String> parts = parts(header);
        String date = request.header("x-amz-date");
        if (date == null) {
            date = SigningTime.ofDateHeader(request.header("date"));
        }
        StringBuilder missing = new StringBuilder();
        for (String part : List.of("Credential", "Signature", "SignedHeaders")) {
            if (parts.getOrDefault(part, "").isEmpty()) {
                missing.append("Authorization header requires '").append(part).append("' parameter. ");
            }
        }
        if (date == null) {
            missing.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
        }
        if (date == null || !missing.isEmpty()) {
            throw new AuthException(
                    Reason.INCOMPLETE,
                    missing.append("Authorization=").append(header).toString());
        }
        if (!header.startsWith(ALGORITHM + " ")) {
            throw new AuthException(
                    Reason.INCOMPLETE,
                    "Unsupported AWS 'algorithm': '" + header.split(" ", 2)[0] + "'. Authorization=" + header);
        }
        return make(parts, "", date, request.header("x-amz-security-token"), null);
    }

    private static SignedRequest fromQuery(Map<String, String> query) {
        StringBuilder missing = new StringBuilder();
        for (String part : List.of(
                "X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date")) {
            if (query.getOrDefault(part, "").isEmpty()) {
                missing.append("AWS query-string parameters must include '")
                        .append(part)
                        .append("'. ");
            }
        }
        if (!missing.isEmpty()) {
            throw new AuthException(
                    Reason.INCOMPLETE,
                    missing.append("Re-examine the query-string parameters.").toString());
        }
        return make(
                query,
                "X-Amz-",
                query.getOrDefault("X-Amz-Date", ""),
                query.get("X-Amz-Security-Token"),
                query.getOrDefault("X-Amz-Expires", "900"));
    }

    private static SignedRequest make(
            Map<String, String> parts, String prefix, String date, @Nullable String token, @Nullable String expires) {
        String credential = parts.getOrDefault(prefix + "Credential", "");
        String[] scope = credential.split("/", -1);
        if (scope.length != 5 || !scope[4].equals("aws4_request")) {
            throw new AuthException(
                    Reason.INCOMPLETE,
                    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '"
                            + credential + "'");
        }
        return new SignedRequest(
                scope[0],
                scope[1],
                scope[2],
                scope[3],
                List.of(parts.getOrDefault(prefix + "SignedHeaders", "").split(";")),
                parts.getOrDefault(prefix + "Signature", ""),
                date,
                token,
                expires);
    }

    /** The {@code name=value} parts after the algorithm, separated by commas or spaces. */
    private static Map<String, String> parts(String header) {
        Map<String, String> parts = new LinkedHashMap<>();
        List<String> words = new ArrayList<>(List.of(header.split("[, ]+")));
        words.remove(0);
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                parts.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return parts;
    }
}
