package wildrydes.cloud.dynamodb.table;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceResponse;
import wildrydes.cloud.auth.Caller;

/** Tags tables. All of a table's tags, 50 at most, make one page. */
final class TagAdministration {

    private static final int MOST_TAGS = 50;

    private final Catalog catalog;
    private final TableArns arns;

    TagAdministration(Catalog catalog, TableArns arns) {
        this.catalog = catalog;
        this.arns = arns;
    }

    TagResourceResponse add(TagResourceRequest request, Caller caller) {
        StoredTable table = table("TagResource", request.resourceArn(), caller);
        if (request.tags().isEmpty()) {
            throw TableErrors.refused("Atleast one Tag needs to be provided as Input.");
        }
        change(table, tags -> {
            tags.putAll(Creation.tags(request.tags()));
            if (tags.size() > MOST_TAGS) {
                throw TableErrors.refused(
                        "One or more parameter values were invalid: Too many tags. A table has at most " + MOST_TAGS);
            }
            return tags;
        });
        return TagResourceResponse.builder().build();
    }

    UntagResourceResponse remove(UntagResourceRequest request, Caller caller) {
        StoredTable table = table("UntagResource", request.resourceArn(), caller);
        if (request.tagKeys().isEmpty()) {
            throw TableErrors.refused("Atleast one Tag Key needs to be provided as Input.");
        }
        change(table, tags -> {
            tags.keySet().removeAll(request.tagKeys());
            return tags;
        });
        return UntagResourceResponse.builder().build();
    }

    private void change(StoredTable seen, UnaryOperator<Map<String, String>> change) {
        catalog.change(
                seen,
                table -> table.with(table.settings()
                        .tagged(change.apply(new TreeMap<>(table.settings().tags())))));
    }

    ListTagsOfResourceResponse list(ListTagsOfResourceRequest request, Caller caller) {
        StoredTable table = table("ListTagsOfResource", request.resourceArn(), caller);
        return ListTagsOfResourceResponse.builder()
                .tags(new TreeMap<>(table.settings().tags())
                        .entrySet().stream()
                                .map(tag -> Tag.builder()
                                        .key(tag.getKey())
                                        .value(tag.getValue())
                                        .build())
                                .toList())
                .build();
    }

    private StoredTable table(String action, @Nullable String arn, Caller caller) {
        return arns.table(action, arn, caller);
    }
}
