package wildrydes.cloud.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request whose headers have arrived.
 *
 * @param id sent back as {@code x-amzn-RequestId}
 * @param method for example {@code POST}
 * @param path as sent, still %-encoded
 * @param query as sent, without the question mark; empty where there is none
 * @param headers by lower-case name; the values of a repeated header are joined by commas
 * @param content the body, which may still be on its way
 */
public record HttpRequest(
        String id, String method, String path, String query, Map<String, String> headers, RequestBody content) {

    /** A request whose body is in memory. */
    public HttpRequest(String id, String method, String path, String query, Map<String, String> headers, byte[] body) {
        this(id, method, path, query, headers, RequestBody.of(body));
    }

    /** The same request with another body, such as what its body stands for. */
    public HttpRequest withBody(RequestBody body) {
        return new HttpRequest(id, method, path, query, headers, body);
    }

    /**
     * The whole body; empty where there is none.
     *
     * @throws BodyException where it is too large to be held in memory, or does not arrive
     */
    public byte[] body() {
        return content.bytes();
    }

    /** The header's value, or null; the name is in lower case. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The header's value, or the empty text. */
    public String headerOrEmpty(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The media type without its parameters, or the empty text. */
    public String contentType() {
        String value = headerOrEmpty("content-type");
        int end = value.indexOf(';');
        return end < 0 ? value : value.substring(0, end).strip();
    }

    /** The decoded parameters of the query string; the first of several with one name. */
    public Map<String, String> parameters() {
        if (query.isEmpty()) {
            return Map.of();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            parameters.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return Percent.decode(text, true);
        } catch (IllegalArgumentException e) {
            return text; // a stray percent sign stands for itself
        }
    }
}
