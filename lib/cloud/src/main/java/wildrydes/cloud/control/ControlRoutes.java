package wildrydes.cloud.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table of control requests: method and path to handler. Filled while the cloud is put together, read-only from the
 * first request on.
 */
public final class ControlRoutes {

    private final List<Route> routes = new ArrayList<>();

    /**
     * Adds a handler.
     *
     * @param method {@code GET}, {@code POST} or {@code DELETE}
     * @param template path such as {@code /_lab/clock/participants/{id}}; a part in braces matches one path segment
     */
    public ControlRoutes add(String method, String template, ControlHandler handler) {
        routes.add(new Route(method, template.split("/"), handler));
        return this;
    }

    /** The handler for a request; refused with 404 or 405 where there is none. */
    public Match match(String method, String path) {
        String[] parts = path.split("/");
        boolean pathKnown = false;
        for (Route route : routes) {
            Map<String, String> values = route.values(parts);
            if (values != null) {
                if (route.method.equals(method)) {
                    return new Match(route.handler, values);
                }
                pathKnown = true;
            }
        }
        throw pathKnown
                ? new ControlException(405, "Method " + method + " is not served at " + path + ".")
                : new ControlException(404, "Nothing is served at " + path + "; GET /_lab/status is.");
    }

    /** A handler and the values of the variable parts of its path. */
    public record Match(ControlHandler handler, Map<String, String> values) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Route(String method, String[] template, ControlHandler handler) {

        @Nullable
        Map<String, String> values(String[] parts) {
            if (parts.length != template.length) {
                return null;
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < parts.length; i++) {
                if (template[i].startsWith("{")) {
                    values.put(template[i].substring(1, template[i].length() - 1), parts[i]);
                } else if (!template[i].equals(parts[i])) {
                    return null;
                }
            }
            return values;
        }
    }
}
