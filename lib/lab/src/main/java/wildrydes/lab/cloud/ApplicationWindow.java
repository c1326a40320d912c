package wildrydes.lab.cloud;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The look into a running application that AWS's console had and its API has not. Methods throw {@link RefusedException} with
 * status 404 where there is no such application, stream or pump; the sentence names those there are.
 */
public final class ApplicationWindow {

    private final ControlClient client;
    private final String path;

    ApplicationWindow(ControlClient client, String application) {
        this.client = client;
        this.path = "/_lab/analytics/" + encoded(application);
    }

    /** How it is now. */
    public ApplicationReading reading() {
        return ApplicationReading.of(client.get(path));
    }

    /**
     * The rows of a stream after a number, oldest first, as far as they are kept.
     *
     * @param limit the most that come back
     */
    public InAppRows rows(String stream, long after, int limit) {
        return InAppRows.of(client.get(path + "/streams/" + encoded(stream) + "?after=" + after + "&limit=" + limit));
    }

    /** What a pump is made of. */
    public PumpReading pump(String name) {
        return PumpReading.of(client.get(path + "/pumps/" + encoded(name)));
    }

    /** The same application for Apache Flink. */
    public FlinkReading flink() {
        return FlinkReading.of(client.get(path + "/flink"));
    }

    /** A space is no plus sign in a path. */
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
