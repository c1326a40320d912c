package wildrydes.lab.cloud;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The web origins under which the cloud's dashboard is reached through a JupyterHub, such as Binder's: pages of no other
 * origin than this machine's may call the cloud, so it has to be told. A hub tells its servers in their environment
 * (jupyterhub.readthedocs.io/en/stable/reference/services.html); one that does not know its public address leaves the variables
 * empty, and then {@value #OWN} says it.
 */
final class HubOrigins {

    /** Origins, apart by spaces, such as {@code https://hub.example}. */
    static final String OWN = "WILDRYDES_ALLOW_ORIGIN";

    private static final String[] OF_THE_HUB = {"JUPYTERHUB_PUBLIC_URL", "JUPYTERHUB_PUBLIC_HUB_URL", "JUPYTERHUB_HOST"
    };

    private HubOrigins() {}

    /**
     * What an environment names, in order, each once. What a hub says and is no web page's address is passed over, since the cloud
     * works without it on this machine; what a person says the cloud looks at, and refuses with a sentence.
     */
    static Set<String> in(Map<String, String> environment) {
        var origins = new LinkedHashSet<String>();
        Stream.of(environment.getOrDefault(OWN, "").split("\\s+"))
                .filter(text -> !text.isEmpty())
                .map(text -> origin(text).orElse(text))
                .forEach(origins::add);
        Stream.of(OF_THE_HUB)
                .flatMap(name -> origin(environment.getOrDefault(name, "")).stream())
                .forEach(origins::add);
        return origins;
    }

    private static Optional<String> origin(String address) {
        try {
            URI uri = URI.create(address.strip());
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null
                    ? Optional.of(
                            uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
