package wildrydes.cloud.auth;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import wildrydes.cloud.http.HttpRequest;
import wildrydes.cloud.http.Percent;

/**
 * The text over which a signature is computed
 * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
 */
final class CanonicalRequest {

    /** As HTTP/2 calls the host, and as the SDK for JavaScript signs it there. */
    static final String AUTHORITY = ":authority";

    private CanonicalRequest() {}

    static String of(HttpRequest request, SignedRequest signed, String bodyHash) {
        StringBuilder text = new StringBuilder(512);
        text.append(request.method()).append('\n');
        // Every service but S3 signs the path encoded once more.
        text.append(signed.service().equals("s3") ? request.path() : Percent.encode(request.path(), true))
                .append('\n');
        text.append(query(request.query(), signed.presigned())).append('\n');
        for (String name : signed.signedHeaders()) {
            text.append(name)
                    .append(':')
                    .append(trimmed(request.headerOrEmpty(name.equals(AUTHORITY) ? "host" : name)))
                    .append('\n');
        }
        text.append('\n').append(String.join(";", signed.signedHeaders())).append('\n');
        return text.append(bodyHash).toString();
    }

    private static String query(String query, boolean presigned) {
        if (query.isEmpty()) {
            return "";
        }
        List<String> pairs = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty() && !(presigned && pair.startsWith("X-Amz-Signature="))) {
                int equals = pair.indexOf('=');
                pairs.add(equals < 0 ? pair + "=" : pair.replace("+", "%20"));
            }
        }
        Collections.sort(pairs);
        return String.join("&", pairs);
    }

    private static String trimmed(String value) {
        String stripped = value.strip();
        return stripped.contains("  ") ? stripped.replaceAll(" +", " ") : stripped;
    }
}
