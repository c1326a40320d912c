package wildrydes.cloud.lambda;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.lambda.model.ListTagsRequest;
import software.amazon.awssdk.services.lambda.model.ListTagsResponse;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.TagResourceResponse;
import software.amazon.awssdk.services.lambda.model.UntagResourceRequest;
import software.amazon.awssdk.services.lambda.model.UntagResourceResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.wire.Answers;

/** The operations on tags of functions. Safe for concurrent use. */
public final class TagOperations {

    private static final String MAPPING = ":event-source-mapping:";

    private final Functions functions;
    private final FunctionNames names;

    TagOperations(Functions functions) {
        this.functions = functions;
        this.names = functions.names();
    }

    private String function(String arn) {
        if (arn.contains(MAPPING)) {
            throw LambdaErrors.notServed("Tagging of event source mappings");
        }
        Target target = names.target(arn);
        if (target.qualifier() != null) {
            throw LambdaErrors.noTagsOfVersions();
        }
        return target.name();
    }

    @Answers(204)
    public TagResourceResponse tagResource(TagResourceRequest request, Caller caller) {
        functions.change(function(request.resource()), before -> {
            Map<String, String> tags = new TreeMap<>(before.tags());
            tags.putAll(request.tags());
            return before.tagged(Tags.checked(tags));
        });
        return TagResourceResponse.builder().build();
    }

    @Answers(204)
    public UntagResourceResponse untagResource(UntagResourceRequest request, Caller caller) {
        functions.change(function(request.resource()), before -> {
            Map<String, String> tags = new TreeMap<>(before.tags());
            tags.keySet().removeAll(request.tagKeys());
            return before.tagged(tags);
        });
        return UntagResourceResponse.builder().build();
    }

    public ListTagsResponse listTags(ListTagsRequest request, Caller caller) {
        return ListTagsResponse.builder()
                .tags(functions.require(function(request.resource())).tags())
                .build();
    }
}
