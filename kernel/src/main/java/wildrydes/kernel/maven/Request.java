package wildrydes.kernel.maven;

import java.util.List;
import java.util.Map;

/**
 * A wish, and where to look.
 *
 * @param repositories beyond those of the user's settings and Maven Central
 * @param from ids or addresses of the only repositories to ask; empty for all
 * @param offline whether only what lies on this machine may be used
 * @param loaded key to version of what cells have already
 */
public record Request(
        Wish wish, List<Repository> repositories, List<String> from, boolean offline, Map<String, String> loaded) {

    public Request {
        repositories = List.copyOf(repositories);
        from = List.copyOf(from);
        loaded = Map.copyOf(loaded);
    }
}
