package wildrydes.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FilterCriteria;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;
import wildrydes.lab.render.Times;

/** What a handle was given for its trigger, and how that comes into requests. What was not given stays as it is. */
final class TriggerSettings {

    private final String function;
    private final String source;

    @Nullable
    EventSourcePosition position;

    @Nullable
    Instant positionTime;

    @Nullable
    Integer batchSize;

    @Nullable
    Duration batchWindow;

    @Nullable
    Integer retries;

    @Nullable
    Duration maxRecordAge;

    @Nullable
    Boolean bisect;

    @Nullable
    MessageQueue onFailure;

    @Nullable
    Duration tumblingWindow;

    @Nullable
    Integer parallelization;

    final List<String> filters = new ArrayList<>();
    boolean reportFailures;

    /**
     * @param function its name
     * @param source ARN of what is read
     */
    TriggerSettings(String function, String source) {
        this.function = function;
        this.source = source;
    }

    CreateEventSourceMappingRequest creation() {
        return CreateEventSourceMappingRequest.builder()
                .functionName(function)
                .eventSourceArn(source)
                .startingPosition(position)
                .startingPositionTimestamp(positionTime)
                .batchSize(batchSize)
                .maximumBatchingWindowInSeconds(seconds(batchWindow))
                .maximumRetryAttempts(retries)
                .maximumRecordAgeInSeconds(seconds(maxRecordAge))
                .bisectBatchOnFunctionError(bisect)
                .destinationConfig(destination())
                .tumblingWindowInSeconds(seconds(tumblingWindow))
                .parallelizationFactor(parallelization)
                .filterCriteria(criteria())
                .functionResponseTypes(responseTypes())
                .build();
    }

    UpdateEventSourceMappingRequest change(String uuid) {
        return UpdateEventSourceMappingRequest.builder()
                .uuid(uuid)
                .batchSize(batchSize)
                .maximumBatchingWindowInSeconds(seconds(batchWindow))
                .maximumRetryAttempts(retries)
                .maximumRecordAgeInSeconds(seconds(maxRecordAge))
                .bisectBatchOnFunctionError(bisect)
                .destinationConfig(destination())
                .tumblingWindowInSeconds(seconds(tumblingWindow))
                .parallelizationFactor(parallelization)
                .filterCriteria(criteria())
                .functionResponseTypes(responseTypes())
                .build();
    }

    /** Whether a trigger that is there has another value for anything that was given and can be changed. */
    boolean differ(EventSourceMappingConfiguration found) {
        return other(batchSize, found.batchSize())
                || other(seconds(batchWindow), orZero(found.maximumBatchingWindowInSeconds()))
                || other(retries, found.maximumRetryAttempts())
                || other(seconds(maxRecordAge), found.maximumRecordAgeInSeconds())
                || other(bisect, Boolean.TRUE.equals(found.bisectBatchOnFunctionError()))
                || other(onFailure == null ? null : onFailure.arn(), queue(found))
                || other(seconds(tumblingWindow), orZero(found.tumblingWindowInSeconds()))
                || other(parallelization, found.parallelizationFactor())
                || (!filters.isEmpty() && !filters.equals(patterns(found)))
                || (reportFailures && !reports(found));
    }

    private static boolean other(@Nullable Object given, @Nullable Object found) {
        return given != null && !given.equals(found);
    }

    private static int orZero(@Nullable Integer number) {
        return Objects.requireNonNullElse(number, 0);
    }

    private static @Nullable Integer seconds(@Nullable Duration duration) {
        return duration == null ? null : (Integer) (int) duration.toSeconds();
    }

    private @Nullable DestinationConfig destination() {
        MessageQueue queue = onFailure;
        return queue == null
                ? null
                : DestinationConfig.builder()
                        .onFailure(failure -> failure.destination(queue.arn()))
                        .build();
    }

    private @Nullable FilterCriteria criteria() {
        return filters.isEmpty()
                ? null
                : FilterCriteria.builder()
                        .filters(filters.stream()
                                .map(pattern ->
                                        Filter.builder().pattern(pattern).build())
                                .toList())
                        .build();
    }

    private @Nullable List<FunctionResponseType> responseTypes() {
        return reportFailures ? List.of(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES) : null;
    }

    private static @Nullable String queue(EventSourceMappingConfiguration found) {
        DestinationConfig destinations = found.destinationConfig();
        return destinations == null || destinations.onFailure() == null
                ? null
                : destinations.onFailure().destination();
    }

    private static List<String> patterns(EventSourceMappingConfiguration found) {
        FilterCriteria criteria = found.filterCriteria();
        return criteria == null
                ? List.of()
                : criteria.filters().stream().map(Filter::pattern).toList();
    }

    private static boolean reports(EventSourceMappingConfiguration found) {
        return found.functionResponseTypes().contains(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
    }

    /** The settings of a trigger that is there as lines of its card; what is as it is when nobody says anything is left out. */
    static Card onto(Card card, EventSourceMappingConfiguration found) {
        Card lines = card.with("batch", found.batchSize() + " records at most" + window(found));
        Integer retries = found.maximumRetryAttempts();
        if (retries != null) {
            lines = lines.with(
                    "a batch that fails", retries < 0 ? "is tried until its records expire" : again(retries));
        }
        Integer age = found.maximumRecordAgeInSeconds();
        if (age != null && age > 0) {
            lines = lines.with("gives up records older than", Times.words(Duration.ofSeconds(age)));
        }
        if (Boolean.TRUE.equals(found.bisectBatchOnFunctionError())) {
            lines = lines.with("cuts in two", "a batch that fails");
        }
        String queue = queue(found);
        if (queue != null) {
            lines = lines.with("tells of what it gives up", queue);
        }
        int tumbling = orZero(found.tumblingWindowInSeconds());
        if (tumbling > 0) {
            lines = lines.with("state is handed on for", Times.words(Duration.ofSeconds(tumbling)));
        }
        Integer parallel = found.parallelizationFactor();
        if (parallel != null && parallel > 1) {
            lines = lines.with("batches of a shard at once", parallel);
        }
        for (String pattern : patterns(found)) {
            lines = lines.with("only records that match", pattern);
        }
        return reports(found) ? lines.with("the function says", "which records failed") : lines;
    }

    private static String window(EventSourceMappingConfiguration found) {
        int window = orZero(found.maximumBatchingWindowInSeconds());
        return window == 0 ? "" : ", or what comes in " + Times.words(Duration.ofSeconds(window));
    }

    private static String again(int retries) {
        return switch (retries) {
            case 0 -> "is not tried again";
            case 1 -> "is tried once more";
            default -> "is tried " + retries + " times more";
        };
    }
}
