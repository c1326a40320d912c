package wildrydes.cloud.kinesis;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.kinesis.model.AddTagsToStreamRequest;
import software.amazon.awssdk.services.kinesis.model.AddTagsToStreamResponse;
import software.amazon.awssdk.services.kinesis.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.kinesis.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.kinesis.model.ListTagsForStreamRequest;
import software.amazon.awssdk.services.kinesis.model.ListTagsForStreamResponse;
import software.amazon.awssdk.services.kinesis.model.RemoveTagsFromStreamRequest;
import software.amazon.awssdk.services.kinesis.model.RemoveTagsFromStreamResponse;
import software.amazon.awssdk.services.kinesis.model.Tag;
import software.amazon.awssdk.services.kinesis.model.TagResourceRequest;
import software.amazon.awssdk.services.kinesis.model.TagResourceResponse;
import software.amazon.awssdk.services.kinesis.model.UntagResourceRequest;
import software.amazon.awssdk.services.kinesis.model.UntagResourceResponse;
import wildrydes.cloud.auth.Caller;

/** Tags streams, by the older operations, and streams and consumers by those for any resource. */
final class TagAdministration {

    /** docs.aws.amazon.com/streams/latest/dev/tagging.html, as are the letters. */
    private static final int MOST_TAGS = 50;

    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@%]*");
    private static final String RESERVED = "aws:";

    private final Streams streams;
    private final StreamCalls calls;
    private final KinesisErrors errors;

    TagAdministration(Streams streams, StreamCalls calls, KinesisErrors errors) {
        this.streams = streams;
        this.calls = calls;
        this.errors = errors;
    }

    AddTagsToStreamResponse add(AddTagsToStreamRequest request, Caller caller) {
        Stream stream = calls.stream(request, caller, CallLimit.ADD_TAGS);
        add(request.tags(), new Addresses.Resource(stream, null));
        return AddTagsToStreamResponse.builder().build();
    }

    TagResourceResponse add(TagResourceRequest request, Caller caller) {
        add(request.tags(), calls.resource(request.resourceARN(), request, caller, CallLimit.ADD_TAGS));
        return TagResourceResponse.builder().build();
    }

    private void add(Map<String, String> tags, Addresses.Resource resource) {
        String stream = resource.stream().name();
        check(tags, stream);
        change(resource, now -> {
            Map<String, String> then = new TreeMap<>(now);
            then.putAll(tags);
            if (then.size() > MOST_TAGS) {
                throw errors.tooManyTags(stream, MOST_TAGS);
            }
            return then;
        });
    }

    /**
     * Checks the tags of a stream that is new, or of a new consumer of it.
     *
     * @throws software.amazon.awssdk.services.kinesis.model.InvalidArgumentException where they may not be
     */
    void checkNew(Map<String, String> tags, String stream) {
        check(tags, stream);
        if (tags.size() > MOST_TAGS) {
            throw errors.tooManyTags(stream, MOST_TAGS);
        }
    }

    private void check(Map<String, String> tags, String stream) {
        checkLetters(tags.keySet());
        checkLetters(tags.values());
        if (hasPercent(tags.keySet()) || hasPercent(tags.values())) {
            throw errors.illegalTags("add tags to", stream);
        }
        tags.keySet().stream()
                .filter(key -> key.regionMatches(true, 0, RESERVED, 0, RESERVED.length()))
                .findFirst()
                .ifPresent(key -> {
                    throw errors.reservedTag(key);
                });
    }

    private void checkLetters(Collection<String> texts) {
        if (!texts.stream().allMatch(text -> LETTERS.matcher(text).matches())) {
            throw errors.invalidTags();
        }
    }

    private static boolean hasPercent(Collection<String> texts) {
        return texts.stream().anyMatch(text -> text.indexOf('%') >= 0);
    }

    RemoveTagsFromStreamResponse remove(RemoveTagsFromStreamRequest request, Caller caller) {
        Stream stream = calls.stream(request, caller, CallLimit.REMOVE_TAGS);
        remove(request.tagKeys(), new Addresses.Resource(stream, null));
        return RemoveTagsFromStreamResponse.builder().build();
    }

    UntagResourceResponse remove(UntagResourceRequest request, Caller caller) {
        remove(request.tagKeys(), calls.resource(request.resourceARN(), request, caller, CallLimit.REMOVE_TAGS));
        return UntagResourceResponse.builder().build();
    }

    private void remove(List<String> keys, Addresses.Resource resource) {
        checkLetters(keys);
        if (hasPercent(keys)) {
            throw errors.illegalTags("remove tags from", resource.stream().name());
        }
        Set<String> removed = new HashSet<>(keys);
        change(resource, now -> {
            Map<String, String> then = new TreeMap<>(now);
            then.keySet().removeAll(removed);
            return then;
        });
    }

    private void change(Addresses.Resource resource, UnaryOperator<Map<String, String>> change) {
        Stream stream = resource.stream();
        Consumer consumer = resource.consumer();
        if (consumer == null) {
            streams.change(stream, settings -> settings.withTags(change.apply(settings.tags())));
        } else {
            streams.consumers().change(stream, consumer, now -> now.withTags(change.apply(now.tags())));
        }
    }

    ListTagsForStreamResponse list(ListTagsForStreamRequest request, Caller caller) {
        Stream stream = calls.stream(request, caller, CallLimit.LIST_TAGS);
        int limit = Objects.requireNonNullElse(request.limit(), MOST_TAGS);
        String after = Objects.requireNonNullElse(request.exclusiveStartTagKey(), "");
        List<Tag> rest = tags(stream.settings().tags()).stream()
                .filter(tag -> tag.key().compareTo(after) > 0)
                .toList();
        return ListTagsForStreamResponse.builder()
                .tags(rest.subList(0, Math.min(limit, rest.size())))
                .hasMoreTags(rest.size() > limit)
                .build();
    }

    ListTagsForResourceResponse list(ListTagsForResourceRequest request, Caller caller) {
        Addresses.Resource resource = calls.resource(request.resourceARN(), request, caller, CallLimit.LIST_TAGS);
        Consumer consumer = resource.consumer();
        return ListTagsForResourceResponse.builder()
                .tags(tags(consumer == null ? resource.stream().settings().tags() : consumer.tags()))
                .build();
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
