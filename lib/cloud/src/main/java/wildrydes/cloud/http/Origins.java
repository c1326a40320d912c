package wildrydes.cloud.http;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}");
    private static final String TWO_DAYS = "172800";

    private final Set<String> allowed;

    Origins(Set<String> allowed) {
        this.allowed = allowed.stream().map(Origins::asSent).collect(Collectors.toUnmodifiableSet());
    }

    /** As browsers send it: in lower case, without the port that its scheme implies. */
    private static String asSent(String origin) {
        return origin.toLowerCase(Locale.ROOT).replaceFirst("^(http://.*):80$|^(https://.*):443$", "$1$2");
    }

    /**
     * Whether a page that made the request, if one did, may be answered at all: one of this machine, or one that is allowed.
     * A browser that was tricked into taking another name for this machine's (DNS rebinding) gives itself away by that name.
     *
     * @param host the authority that the request names; null for none, which no browser leaves out
     * @param origin the page's origin; null where no page made the request
     */
    boolean trusted(@Nullable String host, @Nullable String origin) {
        return (host == null || loopback(host) || allowedHost(host))
                && (origin == null || allowed.contains(origin) || loopback(authority(origin)));
    }

    private boolean allowedHost(String host) {
        return allowed.stream().anyMatch(origin -> authority(origin).equalsIgnoreCase(host));
    }

    private static String authority(String origin) {
        int scheme = origin.indexOf("://");
        return scheme < 0 ? origin : origin.substring(scheme + 3);
    }

    /** {@code localhost} and names under it (RFC 6761 section 6.3), such as a bucket's, and the loopback addresses. */
    private static boolean loopback(String authority) {
        String host = authority.toLowerCase(Locale.ROOT);
        int colon = host.lastIndexOf(':');
        if (colon > host.lastIndexOf(']')) {
            host = host.substring(0, colon);
        }
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || LOOPBACK.matcher(host).matches();
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
