package wildrydes.cloud.athena;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.services.athena.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.athena.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.athena.model.Tag;
import software.amazon.awssdk.services.athena.model.TagResourceRequest;
import software.amazon.awssdk.services.athena.model.TagResourceResponse;
import software.amazon.awssdk.services.athena.model.UntagResourceRequest;
import software.amazon.awssdk.services.athena.model.UntagResourceResponse;
import wildrydes.cloud.auth.Caller;

/** Tags of workgroups. */
public final class TagOperations {

    /** API_TagResource.html. */
    private static final int MOST = 50;

    private final AthenaState state;
    private final AthenaNames names;

    TagOperations(AthenaState state, AthenaNames names) {
        this.state = state;
        this.names = names;
    }

    public TagResourceResponse tagResource(TagResourceRequest request, Caller caller) {
        return state.changing(() -> {
            WorkGroup group = tagged(request.resourceARN());
            Map<String, String> tags = new TreeMap<>(group.tags());
            request.tags().forEach(tag -> tags.put(tag.key(), Objects.requireNonNullElse(tag.value(), "")));
            if (tags.size() > MOST) {
                throw AthenaErrors.invalid("A resource has at most " + MOST + " tags.");
            }
            state.put(group.tagged(tags));
            return TagResourceResponse.builder().build();
        });
    }

    public UntagResourceResponse untagResource(UntagResourceRequest request, Caller caller) {
        return state.changing(() -> {
            WorkGroup group = tagged(request.resourceARN());
            Map<String, String> tags = new TreeMap<>(group.tags());
            request.tagKeys().forEach(tags::remove);
            state.put(group.tagged(tags));
            return UntagResourceResponse.builder().build();
        });
    }

    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request, Caller caller) {
        Pages.Page<Map.Entry<String, String>> page = Pages.of(
                tagged(request.resourceARN()).tags().entrySet().stream().toList(),
                request.nextToken(),
                request.maxResults());
        return ListTagsForResourceResponse.builder()
                .tags(page.items().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    private WorkGroup tagged(String arn) {
        String name = names.groupIn(arn);
        WorkGroup group = name == null ? null : state.group(name);
        if (group == null) {
            throw AthenaErrors.noResource(arn);
        }
        return group;
    }
}
