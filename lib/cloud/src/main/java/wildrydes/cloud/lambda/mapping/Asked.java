package wildrydes.cloud.lambda.mapping;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingMetricsConfig;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FilterCriteria;
import software.amazon.awssdk.services.lambda.model.LambdaRequest;
import software.amazon.awssdk.services.lambda.model.ScalingConfig;

/** What a request to create or to change a mapping asks for; both have the same members by the same names. */
final class Asked {

    private final LambdaRequest request;

    Asked(LambdaRequest request) {
        this.request = request;
    }

    private <T> @Nullable T member(String name, Class<T> type) {
        return request.getValueForField(name, type).orElse(null);
    }

    /** Whether a member is there, be it empty. */
    boolean has(String name) {
        Object value = member(name, Object.class);
        return value != null && !(value instanceof SdkAutoConstructList);
    }

    @Nullable
    String text(String name) {
        return member(name, String.class);
    }

    int number(String name, int otherwise) {
        Integer value = member(name, Integer.class);
        return value == null ? otherwise : value;
    }

    boolean flag(String name, boolean otherwise) {
        Boolean value = member(name, Boolean.class);
        return value == null ? otherwise : value;
    }

    @Nullable
    Instant instant(String name) {
        return member(name, Instant.class);
    }

    private @Nullable DestinationConfig destinations() {
        return member("DestinationConfig", DestinationConfig.class);
    }

    /** Whether something is to happen with batches that succeed. */
    boolean onSuccess() {
        DestinationConfig config = destinations();
        return config != null && config.onSuccess() != null;
    }

    /** Where failures are to be reported; empty for nowhere. */
    String onFailure(@Nullable String otherwise) {
        DestinationConfig config = destinations();
        if (config == null || config.onFailure() == null) {
            return config == null && otherwise != null ? otherwise : "";
        }
        String destination = config.onFailure().destination();
        return destination == null ? "" : destination;
    }

    List<String> filters(List<String> otherwise) {
        FilterCriteria criteria = member("FilterCriteria", FilterCriteria.class);
        return criteria == null
                ? otherwise
                : criteria.filters().stream().map(Asked::pattern).toList();
    }

    private static String pattern(Filter filter) {
        return filter.pattern() == null ? "" : filter.pattern();
    }

    boolean reportsItems(boolean otherwise) {
        Collection<?> types = member("FunctionResponseTypes", Collection.class);
        return types == null || types instanceof SdkAutoConstructList ? otherwise : !types.isEmpty();
    }

    @Nullable
    Integer concurrency(@Nullable Integer otherwise) {
        ScalingConfig scaling = member("ScalingConfig", ScalingConfig.class);
        return scaling == null ? otherwise : scaling.maximumConcurrency();
    }

    boolean counted(boolean otherwise) {
        EventSourceMappingMetricsConfig metrics = member("MetricsConfig", EventSourceMappingMetricsConfig.class);
        return metrics == null ? otherwise : !metrics.metrics().isEmpty();
    }
}
