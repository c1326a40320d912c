package wildrydes.cloud.firehose;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.firehose.model.ListTagsForDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.ListTagsForDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.Tag;
import software.amazon.awssdk.services.firehose.model.TagDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.UntagDeliveryStreamRequest;
import wildrydes.cloud.firehose.stream.DeliveryStream;
import wildrydes.cloud.firehose.stream.DeliveryStreams;
import wildrydes.cloud.firehose.stream.Status;

/** Tags of delivery streams. */
final class Tagging {

    private static final int MOST = 50;

    private final DeliveryStreams streams;
    private final Administration administration;
    private final FirehoseErrors errors;

    Tagging(DeliveryStreams streams, Administration administration, FirehoseErrors errors) {
        this.streams = streams;
        this.administration = administration;
        this.errors = errors;
    }

    void tag(TagDeliveryStreamRequest request) {
        change(request.deliveryStreamName(), tags -> {
            for (Tag tag : request.tags()) {
                tags.put(tag.key(), tag.value() == null ? "" : tag.value());
            }
            if (tags.size() > MOST) {
                throw FirehoseErrors.invalid("A delivery stream cannot have more than " + MOST + " tags");
            }
        });
    }

    void untag(UntagDeliveryStreamRequest request) {
        change(request.deliveryStreamName(), tags -> request.tagKeys().forEach(tags::remove));
    }

    private void change(String name, Consumer<Map<String, String>> change) {
        streams.changing(() -> {
            DeliveryStream stream = administration.named(name);
            if (stream.status() == Status.DELETING) {
                throw errors.cannotTag(stream);
            }
            Map<String, String> tags = new TreeMap<>(stream.tags());
            change.accept(tags);
            streams.put(stream.tagged(tags));
            return stream;
        });
    }

    ListTagsForDeliveryStreamResponse list(ListTagsForDeliveryStreamRequest request) {
        DeliveryStream stream = administration.named(request.deliveryStreamName());
        String after = request.exclusiveStartTagKey();
        int most = request.limit() == null ? MOST : request.limit();
        List<Tag> all = stream.tags().entrySet().stream()
                .filter(tag -> after == null || tag.getKey().compareTo(after) > 0)
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return ListTagsForDeliveryStreamResponse.builder()
                .tags(all.subList(0, Math.min(most, all.size())))
                .hasMoreTags(all.size() > most)
                .build();
    }
}
