package wildrydes.cloud.kinesis;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.kinesis.model.DisableEnhancedMonitoringRequest;
import software.amazon.awssdk.services.kinesis.model.DisableEnhancedMonitoringResponse;
import software.amazon.awssdk.services.kinesis.model.EnableEnhancedMonitoringRequest;
import software.amazon.awssdk.services.kinesis.model.EnableEnhancedMonitoringResponse;
import software.amazon.awssdk.services.kinesis.model.MetricsName;
import wildrydes.cloud.auth.Caller;

/** Says what is counted for each shard apart. */
final class MonitoringAdministration {

    private final Streams streams;
    private final StreamCalls calls;
    private final Descriptions descriptions;

    MonitoringAdministration(Streams streams, StreamCalls calls, Descriptions descriptions) {
        this.streams = streams;
        this.calls = calls;
        this.descriptions = descriptions;
    }

    EnableEnhancedMonitoringResponse enable(EnableEnhancedMonitoringRequest request, Caller caller) {
        Stream stream = calls.stream(request, caller, CallLimit.ENABLE_MONITORING);
        Changed changed = change(stream, metrics -> {
            metrics.addAll(meant(request.shardLevelMetrics()));
            return metrics;
        });
        return EnableEnhancedMonitoringResponse.builder()
                .streamName(stream.name())
                .streamARN(descriptions.arn(stream))
                .currentShardLevelMetrics(changed.now())
                .desiredShardLevelMetrics(changed.then())
                .build();
    }

    DisableEnhancedMonitoringResponse disable(DisableEnhancedMonitoringRequest request, Caller caller) {
        Stream stream = calls.stream(request, caller, CallLimit.DISABLE_MONITORING);
        Changed changed = change(stream, metrics -> {
            metrics.removeAll(meant(request.shardLevelMetrics()));
            return metrics;
        });
        return DisableEnhancedMonitoringResponse.builder()
                .streamName(stream.name())
                .streamARN(descriptions.arn(stream))
                .currentShardLevelMetrics(changed.now())
                .desiredShardLevelMetrics(changed.then())
                .build();
    }

    private static Set<MetricsName> meant(List<MetricsName> names) {
        return names.contains(MetricsName.ALL)
                ? EnumSet.complementOf(EnumSet.of(MetricsName.ALL, MetricsName.UNKNOWN_TO_SDK_VERSION))
                : EnumSet.copyOf(names);
    }

    /** What is counted now, and what will be. */
    private record Changed(Collection<MetricsName> now, Collection<MetricsName> then) {}

    private Changed change(Stream stream, UnaryOperator<Set<MetricsName>> change) {
        StreamSettings updating = streams.update(stream, null, settings -> {
            Set<MetricsName> metrics = EnumSet.noneOf(MetricsName.class);
            metrics.addAll(settings.traits().metrics());
            return new Update.Become(settings.traits().withMetrics(change.apply(metrics)));
        });
        Collection<MetricsName> then = updating.update() instanceof Update.Become become
                ? become.traits().metrics()
                : updating.traits().metrics();
        return new Changed(updating.traits().metrics(), then);
    }
}
