package wildrydes.cloud.firehose.deliver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.control.ControlAnswer;
import wildrydes.cloud.control.ControlException;
import wildrydes.cloud.control.ControlRequest;
import wildrydes.cloud.control.ControlRoutes;
import wildrydes.cloud.firehose.stream.DeliveredObject;
import wildrydes.cloud.firehose.stream.DeliveryStream;
import wildrydes.cloud.firehose.stream.DeliveryStreams;

/** {@code GET /_lab/delivery} and below: what waits in delivery streams, and what they delivered. */
public final class DeliveryRequests {

    private final DeliveryStreams streams;
    private final Deliveries deliveries;
    private final InstantSource time;

    public DeliveryRequests(DeliveryStreams streams, Deliveries deliveries, InstantSource time) {
        this.streams = streams;
        this.deliveries = deliveries;
        this.time = time;
    }

    /** Adds what is served here to the table. */
    public void addTo(ControlRoutes routes) {
        routes.add("GET", "/_lab/delivery", this::delivery).add("GET", "/_lab/delivery/objects", this::objects);
    }

    private DeliveryStream named(ControlRequest request) {
        String name = request.query().get("stream");
        DeliveryStream found = name == null ? null : streams.find(name);
        if (found != null) {
            return found;
        }
        List<String> all = streams.all().stream().map(DeliveryStream::name).toList();
        String known = all.isEmpty() ? "none was created yet." : "there are " + String.join(", ", all) + ".";
        throw name == null
                ? new ControlException(
                        400, "Query parameter 'stream' is missing; send a delivery stream's name: " + known)
                : new ControlException(404, "There is no delivery stream " + name + "; " + known);
    }

    private ControlAnswer delivery(ControlRequest request) {
        DeliveryStream stream = named(request);
        DeliveryView working = deliveries.view(stream);
        DeliveryView view = working == null ? DeliveryView.EMPTY : working;
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("stream", stream.name())
                .put("status", stream.status().name())
                .put("version", stream.version())
                .put("now", time.instant().toString())
                .put("bucket", stream.destination().target().bucketName());
        ArrayNode buffers = json.putArray("buffers");
        for (DeliveryView.Filling buffer : view.buffers()) {
            buffers.addObject()
                    .put("kind", buffer.kind())
                    .put("records", buffer.records())
                    .put("bytes", buffer.bytes())
                    .put("limit", buffer.limit())
                    .put("openedAt", iso(buffer.opened()))
                    .put("closesAt", iso(buffer.closes()))
                    .put("oldestArrival", iso(buffer.oldest()));
        }
        ArrayNode waiting = json.putArray("waiting");
        for (DeliveryView.Waiting one : view.waiting()) {
            waiting.addObject()
                    .put("kind", one.kind())
                    .put("records", one.records())
                    .put("bytes", one.bytes())
                    .put("tries", one.tries())
                    .put("nextTry", iso(one.again()));
        }
        DeliveredObject last = working == null ? lastOf(streams.delivered(stream)) : view.last();
        json.put("objects", last == null ? 0 : last.number());
        json.set("last", last == null ? JsonNodeFactory.instance.nullNode() : object(last));
        Trouble trouble = view.trouble();
        json.set(
                "error",
                trouble == null
                        ? JsonNodeFactory.instance.nullNode()
                        : JsonNodeFactory.instance
                                .objectNode()
                                .put("code", trouble.code())
                                .put("message", trouble.message())
                                .put("reason", trouble.reason())
                                .put("at", iso(trouble.at())));
        return ControlAnswer.ok(json.put("millisBehindLatest", view.millisBehind()));
    }

    private static @Nullable DeliveredObject lastOf(List<DeliveredObject> all) {
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    private static @Nullable String iso(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static ObjectNode object(DeliveredObject object) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("number", object.number())
                .put("kind", object.kind().word())
                .put("bucket", object.bucket())
                .put("key", object.objectKey())
                .put("version", object.version())
                .put("records", object.records())
                .put("bytes", object.bytes())
                .put("at", iso(object.at()));
    }

    /** All that are remembered, or those that have a record. */
    private ControlAnswer objects(ControlRequest request) {
        DeliveryStream stream = named(request);
        String shard = request.query().get("shard");
        String sequence = request.query().get("sequence");
        List<DeliveredObject> all = streams.delivered(stream);
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("stream", stream.name());
        ArrayNode objects = json.putArray("objects");
        for (DeliveredObject object : all) {
            if (shard == null || has(object, shard, sequence)) {
                ArrayNode ranges = objects.addObject().setAll(object(object)).withArray("ranges");
                for (DeliveredObject.Range range : object.ranges()) {
                    ranges.addObject()
                            .put("shard", range.shard())
                            .put("from", range.from())
                            .put("to", range.to())
                            .put("records", range.records());
                }
            }
        }
        DeliveredObject last = lastOf(all);
        return ControlAnswer.ok(json.put("forgotten", last == null ? 0 : last.number() - all.size()));
    }

    private static boolean has(DeliveredObject object, String shard, @Nullable String sequence) {
        return object.ranges().stream()
                .anyMatch(range -> sequence == null ? range.shard().equals(shard) : range.has(shard, sequence));
    }
}
