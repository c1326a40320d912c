package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;

/**
 * A place among those whom the clock waits for: time does not pass a moment at which a participant has something to do
 * until it is done.
 */
public final class Participation {

    private static final int GONE = 404;

    private final ControlClient client;
    private final String path;

    Participation(ControlClient client, String path) {
        this.client = client;
        this.path = path;
    }

    /**
     * Says that everything before this moment is done, and waits for it.
     *
     * @param next later than the moment before it
     * @return whether the moment has come; if not, ask again
     * @throws RefusedException with status 404 when this participant has left, or was too long silent
     */
    public boolean await(Instant next) {
        JsonNode answer = client.post(
                path + "/await", JsonNodeFactory.instance.objectNode().put("next", next.toString()));
        return answer.path("due").asBoolean();
    }

    /** Leaves; a second time does nothing. */
    public void leave() {
        try {
            client.delete(path);
        } catch (RefusedException e) {
            if (e.status() != GONE) {
                throw e;
            }
        }
    }
}
