package wildrydes.lab;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The page that shows unicorns on a map, for guests of an identity pool. It gets its credentials in the browser; this is only the
 * way there.
 */
public final class Dashboard {

    /** Where JupyterHub, and so Binder, puts a person's server; from there jupyter-server-proxy leads to a port of it. */
    private static final String HUB_PREFIX = "JUPYTERHUB_SERVICE_PREFIX";

    private final String address;

    private Dashboard(String address) {
        this.address = address;
    }

    /** @param environment in which JupyterHub says where it is */
    static Dashboard of(URI cloud, Map<String, String> environment, String pool, String stream) {
        String hub = environment.getOrDefault(HUB_PREFIX, "");
        String base = hub.isBlank()
                ? String.valueOf(cloud)
                : hub + (hub.endsWith("/") ? "" : "/") + "proxy/" + cloud.getPort();
        return new Dashboard(base + "/_dashboard/?pool=" + encoded(pool) + "&streams=" + encoded(stream));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Its address; under JupyterHub, from the hub's root on. */
    public String address() {
        return address;
    }

    @Override
    public String toString() {
        return "Dashboard: " + address;
    }
}
