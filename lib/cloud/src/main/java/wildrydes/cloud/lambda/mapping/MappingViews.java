package wildrydes.cloud.lambda.mapping;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingMetric;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;

/** Mappings as answers tell them. */
final class MappingViews {

    private final MappingState state;

    MappingViews(MappingState state) {
        this.state = state;
    }

    /** A mapping, with the members that AWS gives one of its kind. */
    EventSourceMappingConfiguration of(Mapping mapping) {
        Settings settings = mapping.settings();
        EventSourceMappingConfiguration.Builder view = EventSourceMappingConfiguration.builder()
                .uuid(mapping.uuid())
                .eventSourceMappingArn(mapping.arn())
                .eventSourceArn(mapping.source())
                .functionArn(mapping.function())
                .batchSize(settings.batchSize())
                .maximumBatchingWindowInSeconds(settings.windowSeconds())
                .lastModified(mapping.modified())
                .state(mapping.status().word());
        if (settings.reportsItems()) {
            view.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
        } else {
            view.functionResponseTypesWithStrings();
        }
        if (!settings.filters().isEmpty()) {
            view.filterCriteria(criteria -> criteria.filters(settings.filters().stream()
                    .map(pattern -> Filter.builder().pattern(pattern).build())
                    .toList()));
        }
        if (settings.counted()) {
            view.metricsConfig(metrics -> metrics.metrics(EventSourceMappingMetric.EVENT_COUNT));
        }
        return (mapping.kind().stream() ? stream(view, mapping) : queue(view, settings)).build();
    }

    private EventSourceMappingConfiguration.Builder stream(
            EventSourceMappingConfiguration.Builder view, Mapping mapping) {
        Settings settings = mapping.settings();
        Start start = mapping.start();
        if (start != null) {
            view.startingPosition(start.position().name()).startingPositionTimestamp(start.at());
        }
        return view.stateTransitionReason("User action")
                .lastProcessingResult(state.result(mapping.uuid()))
                .parallelizationFactor(settings.parallelization())
                .maximumRetryAttempts(settings.retries())
                .maximumRecordAgeInSeconds(settings.maximumAgeSeconds())
                .bisectBatchOnFunctionError(settings.bisect())
                .tumblingWindowInSeconds(settings.tumblingSeconds())
                .destinationConfig(config -> config.onFailure(failure -> failure.destination(settings.onFailure())));
    }

    private static EventSourceMappingConfiguration.Builder queue(
            EventSourceMappingConfiguration.Builder view, Settings settings) {
        Integer concurrency = settings.concurrency();
        if (concurrency != null) {
            view.scalingConfig(scaling -> scaling.maximumConcurrency(concurrency));
        }
        return view.stateTransitionReason("USER_INITIATED");
    }

    /**
     * A mapping as the answer of an operation, whose classes all have the same members by the same names.
     *
     * @param answer a builder, which is filled
     */
    <B extends SdkPojo> B into(B answer, Mapping mapping) {
        EventSourceMappingConfiguration view = of(mapping);
        for (SdkField<?> field : answer.sdkFields()) {
            SdkField<?> same = view.sdkFieldNameToField().get(field.memberName());
            if (same != null) {
                field.set(answer, same.getValueOrDefault(view));
            }
        }
        return answer;
    }
}
