package wildrydes.cloud.http;

import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may call the cloud from a browser (the Fetch standard's CORS protocol). The headers exposed are those
 * that AWS exposes.
 */
final class Origins {

    private static final HttpField EXPOSED = new HttpField(
            HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS, "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date");
    private static final HttpField VARY = new HttpField(HttpHeader.VARY, "Origin");
    private static final String TWO_DAYS = "172800";

    private final Set<String> allowed;

    Origins(Set<String> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    /** Whether the request asks, ahead of another one, if that would be allowed. */
    static boolean preflight(String method, HttpFields request) {
        return method.equals("OPTIONS")
                && request.contains(HttpHeader.ORIGIN)
                && request.contains(HttpHeader.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /** Adds what lets the page read an answer; nothing for a page that is not allowed, or for no page at all. */
    boolean permit(@Nullable String origin, HttpFields.Mutable answer) {
        if (origin == null || !allowed.contains(origin)) {
            return false;
        }
        answer.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        answer.put(EXPOSED);
        answer.add(VARY);
        return true;
    }

    /** Adds the answer to a preflight of an allowed page. */
    static void permitPreflight(HttpFields request, HttpFields.Mutable answer) {
        answer.put(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, "GET,POST,PUT,DELETE,HEAD");
        String headers = request.get(HttpHeader.ACCESS_CONTROL_REQUEST_HEADERS);
        if (headers != null) {
            answer.put(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, headers);
        }
        answer.put(HttpHeader.ACCESS_CONTROL_MAX_AGE, TWO_DAYS);
    }
}
