package wildrydes.lab.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import wildrydes.lab.LabException;

/**
 * The look into a delivery stream that AWS does not give: what waits in its buffer, and which record went into which object.
 * Methods throw {@link LabException} where there is no such delivery stream, or nobody tells.
 */
public final class DeliveryWindow {

    private final ControlClient client;
    private final String stream;

    DeliveryWindow(ControlClient client, String stream) {
        this.client = client;
        this.stream = URLEncoder.encode(stream, StandardCharsets.UTF_8);
    }

    /** How it stands now. */
    public DeliveryReading reading() {
        return DeliveryReading.of(get("/_lab/delivery?stream=" + stream));
    }

    /** What it has written, oldest first, as far as that is remembered. */
    public List<DeliveredObject> objects() {
        return objects("");
    }

    /** What it has written that has this record in it. */
    public List<DeliveredObject> objects(String shard, String sequenceNumber) {
        return objects("&shard=" + shard + "&sequence=" + sequenceNumber).stream()
                .filter(object -> object.has(shard, sequenceNumber))
                .toList();
    }

    private List<DeliveredObject> objects(String filter) {
        List<DeliveredObject> objects = new ArrayList<>();
        get("/_lab/delivery/objects?stream=" + stream + filter)
                .path("objects")
                .forEach(object -> objects.add(DeliveredObject.of(object)));
        return List.copyOf(objects);
    }

    private JsonNode get(String path) {
        try {
            return client.get(path);
        } catch (RefusedException e) {
            throw new LabException(String.valueOf(e.getMessage()), e);
        }
    }
}
