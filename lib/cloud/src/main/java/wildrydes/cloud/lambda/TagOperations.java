package wildrydes.cloud.lambda;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.lambda.model.ListTagsRequest;
import software.amazon.awssdk.services.lambda.model.ListTagsResponse;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.TagResourceResponse;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.lambda.mapping.Mappings;
import wildrydes.cloud.wire.Answers;

/** The operations on tags of functions and event source mappings. Safe for concurrent use. */
public final class TagOperations {

    private final Functions functions;
    private final FunctionNames names;
    private final Mappings mappings;

    TagOperations(Functions functions, Mappings mappings) {
        this.functions = functions;
        this.names = functions.names();
        this.mappings = mappings;
    }

    private String function(String arn) {
        Target target = names.target(arn);
        if (target.qualifier() != null) {
            throw LambdaErrors.noTagsOfVersions();
        }
        return target.name();
    }

    private void change(String arn, UnaryOperator<Map<String, String>> change) {
        if (mappings.owns(arn)) {
            mappings.tag(arn, change);
        } else {
            functions.change(function(arn), before -> before.tagged(change.apply(new TreeMap<>(before.tags()))));
        }
    }

    @Answers(204)
    public TagResourceResponse tagResource(TagResourceRequest request, Caller caller) {
        change(request.resource(), tags -> {
            tags.putAll(request.tags());
            return Tags.checked(tags);
        });
        return TagResourceResponse.builder().build();
    }

    @Answers(204)
    public UntagResourceResponse untagResource(UntagResourceRequest request, Caller caller) {
        change(request.resource(), tags -> {
            tags.keySet().removeAll(request.tagKeys());
            return tags;
        });
        return UntagResourceResponse.builder().build();
    }

    public ListTagsResponse listTags(ListTagsRequest request, Caller caller) {
        String arn = request.resource();
        return ListTagsResponse.builder()
                .tags(
                        mappings.owns(arn)
                                ? mappings.tags(arn)
                                : functions.require(function(arn)).tags())
                .build();
    }
}
