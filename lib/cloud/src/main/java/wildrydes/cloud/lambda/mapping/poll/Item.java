package wildrydes.cloud.lambda.mapping.poll;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A record or message that waits for the function. */
final class Item {

    private static final byte[] NOTHING = {};

    private final String id;
    private final String key;
    private final Instant arrival;
    private final Instant read;
    private byte[] json;
    private boolean done;

    /**
     * @param id sequence number, or id of a message
     * @param key records of one key stay in order
     * @param json as the function gets it
     */
    Item(String id, String key, Instant arrival, Instant read, String json) {
        this.id = id;
        this.key = key;
        this.arrival = arrival;
        this.read = read;
        this.json = json.getBytes(StandardCharsets.UTF_8);
    }

    String id() {
        return id;
    }

    String key() {
        return key;
    }

    Instant arrival() {
        return arrival;
    }

    /** When it was read. */
    Instant read() {
        return read;
    }

    byte[] json() {
        return json;
    }

    /** Whether it was processed or given up. */
    boolean done() {
        return done;
    }

    /** It needs no memory any more. */
    void finish() {
        done = true;
        json = NOTHING;
    }
}
