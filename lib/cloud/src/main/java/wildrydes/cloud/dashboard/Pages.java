package wildrydes.cloud.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.http.HttpAnswer;
import wildrydes.cloud.http.HttpRequest;

/**
 * The page's files, from beside this class and from Leaflet's WebJar, under a policy that keeps the browser from loading
 * anything foreign. Only the page that was asked for with {@value #STREETS} may load OpenStreetMap's tiles.
 */
final class Pages {

    private static final String START = "index.html";
    private static final String STREETS = "streets";
    private static final String LEAFLET = "/META-INF/resources/webjars/leaflet/1.9.4/dist/";
    private static final Pattern OWN = Pattern.compile("[a-z][a-z-]*\\.[a-z]+");
    private static final Pattern OF_LEAFLET = Pattern.compile("leaflet/((?:images/)?[a-z0-9-]+\\.(?:js|css|png))");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "geojson", "application/geo+json");

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " base-uri 'none'; form-action 'none'; img-src 'self'";

    /** Pages of this machine, such as JupyterLab's, show the page in a frame. */
    private static final String THIS_MACHINE =
            "'self' http://127.0.0.1:* http://localhost:* https://127.0.0.1:* https://localhost:*";

    private final String framing;

    Pages(Collection<String> framing) {
        this.framing = framing.stream().collect(Collectors.joining(" ", "; frame-ancestors " + THIS_MACHINE + " ", ""));
    }

    /** @param place below the folder; empty for the page itself */
    HttpAnswer answer(String place, HttpRequest request) {
        String name = place.isEmpty() ? START : place;
        byte[] content = content(name);
        boolean streets = name.equals(START) && request.parameters().containsKey(STREETS);
        Map<String, String> headers = new LinkedHashMap<>(guard());
        headers.put("content-security-policy", POLICY + (streets ? " https://tile.openstreetmap.org" : "") + framing);
        // OpenStreetMap wants to know whose page shows its tiles (operations.osmfoundation.org/policies/tiles).
        headers.put("referrer-policy", streets ? "strict-origin-when-cross-origin" : "same-origin");
        headers.put("etag", tag(content));
        if (tag(content).equals(request.header("if-none-match"))) {
            return new HttpAnswer(304, "", headers, new byte[0]);
        }
        return new HttpAnswer(200, TYPES.getOrDefault(extension(name), ""), headers, content);
    }

    /** An answer that is no file. */
    static HttpAnswer guarded(int status, String contentType, String body) {
        return new HttpAnswer(status, contentType, guard(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> guard() {
        return Map.of("x-content-type-options", "nosniff", "cache-control", "no-cache");
    }

    private static byte[] content(String name) {
        try (InputStream stream = open(name)) {
            if (stream == null) {
                throw new RefusedException(
                        404, "Nothing is served at /_dashboard/" + name + "; /_dashboard/ is the page.");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The dashboard's file " + name + " cannot be read from the jar.", e);
        }
    }

    private static @Nullable InputStream open(String name) {
        if (OWN.matcher(name).matches() && TYPES.containsKey(extension(name))) {
            return Pages.class.getResourceAsStream(name);
        }
        var leaflet = OF_LEAFLET.matcher(name);
        return leaflet.matches() ? Pages.class.getResourceAsStream(LEAFLET + leaflet.group(1)) : null;
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String tag(byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        return "\"" + Long.toString(sum.getValue(), 36).toLowerCase(Locale.ROOT) + "-" + content.length + "\"";
    }
}
