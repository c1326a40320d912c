package wildrydes.cloud.kinesis;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.DescribeAccountSettingsRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeAccountSettingsResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeLimitsRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeLimitsResponse;
import software.amazon.awssdk.services.kinesis.model.MinimumThroughputBillingCommitmentInputStatus;
import software.amazon.awssdk.services.kinesis.model.MinimumThroughputBillingCommitmentOutput;
import software.amazon.awssdk.services.kinesis.model.MinimumThroughputBillingCommitmentOutputStatus;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.UpdateAccountSettingsRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateAccountSettingsResponse;
import software.amazon.awssdk.services.kinesis.model.UpdateMaxRecordSizeRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateMaxRecordSizeResponse;
import software.amazon.awssdk.services.kinesis.model.UpdateStreamModeRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateStreamModeResponse;
import software.amazon.awssdk.services.kinesis.model.UpdateStreamWarmThroughputRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateStreamWarmThroughputResponse;
import wildrydes.cloud.auth.Caller;

/** Says how much streams take in, and how the account pays for it. */
final class CapacityAdministration {

    /** docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateStreamWarmThroughput.html. */
    private static final int MOST_WARM_MEBIBYTES = 10 << 10;

    private final Streams streams;
    private final StreamCalls calls;
    private final KinesisErrors errors;
    private final Descriptions descriptions;

    CapacityAdministration(Streams streams, StreamCalls calls, KinesisErrors errors, Descriptions descriptions) {
        this.streams = streams;
        this.calls = calls;
        this.errors = errors;
        this.descriptions = descriptions;
    }

    UpdateStreamModeResponse mode(UpdateStreamModeRequest request, Caller caller) {
        Stream stream = calls.stream(request, caller, CallLimit.UPDATE_MODE);
        StreamMode mode = request.streamModeDetails().streamMode();
        int warm = warm(mode, request.warmThroughputMiBps());
        streams.update(stream, Recent.Kind.SWITCH_OF_MODE, settings -> {
            Traits now = settings.traits();
            if (now.mode() == mode) {
                throw errors.sameMode(stream.name(), mode);
            }
            if (mode == StreamMode.ON_DEMAND) {
                streams.requireOnDemandStream();
            } else {
                streams.requireShards(stream.openShards());
            }
            return new Update.Become(now.withMode(mode, warm));
        });
        return UpdateStreamModeResponse.builder().build();
    }

    /**
     * The warm throughput of a stream in a mode, in MiB a second.
     *
     * @param asked null where nothing is asked
     * @return 0 where nothing is asked
     */
    int warm(StreamMode mode, @Nullable Integer asked) {
        if (asked == null) {
            return 0;
        }
        if (mode != StreamMode.ON_DEMAND) {
            throw errors.invalid("WarmThroughputMiBps must not be specified when the stream mode is PROVISIONED.");
        }
        if (!streams.commitment().holds(calls.now())) {
            throw errors.noCommitment();
        }
        if (asked > MOST_WARM_MEBIBYTES) {
            throw errors.tooWarm(asked, MOST_WARM_MEBIBYTES);
        }
        return asked;
    }

    UpdateStreamWarmThroughputResponse warm(UpdateStreamWarmThroughputRequest request, Caller caller) {
        Stream stream = calls.stream(request, caller, CallLimit.UPDATE_WARM_THROUGHPUT);
        streams.update(stream, null, settings -> {
            Traits now = settings.traits();
            int warm = warm(now.mode(), request.warmThroughputMiBps());
            return new Update.Become(now.withMode(now.mode(), warm));
        });
        return UpdateStreamWarmThroughputResponse.builder()
                .streamName(stream.name())
                .streamARN(descriptions.arn(stream))
                .warmThroughput(throughput ->
                        throughput.currentMiBps(stream.openShards()).targetMiBps(request.warmThroughputMiBps()))
                .build();
    }

    UpdateMaxRecordSizeResponse recordSize(UpdateMaxRecordSizeRequest request, Caller caller) {
        Stream stream = calls.stream(request, caller, CallLimit.UPDATE_RECORD_SIZE);
        streams.update(
                stream,
                null,
                settings -> new Update.Become(settings.traits().withRecordKib(request.maxRecordSizeInKiB())));
        return UpdateMaxRecordSizeResponse.builder().build();
    }

    DescribeLimitsResponse limits(DescribeLimitsRequest request, Caller caller) {
        calls.count(CallLimit.DESCRIBE_LIMITS);
        return DescribeLimitsResponse.builder()
                .shardLimit(Streams.MOST_SHARDS)
                .openShardCount(streams.provisionedShards())
                .onDemandStreamCount(streams.onDemandStreams())
                .onDemandStreamCountLimit(Streams.MOST_ON_DEMAND_STREAMS)
                .build();
    }

    DescribeAccountSettingsResponse account(DescribeAccountSettingsRequest request, Caller caller) {
        calls.count(CallLimit.DESCRIBE_ACCOUNT_SETTINGS);
        return DescribeAccountSettingsResponse.builder()
                .minimumThroughputBillingCommitment(described(streams.commitment()))
                .build();
    }

    UpdateAccountSettingsResponse account(UpdateAccountSettingsRequest request, Caller caller) {
        calls.count(CallLimit.UPDATE_ACCOUNT_SETTINGS);
        boolean enabled = request.minimumThroughputBillingCommitment().status()
                == MinimumThroughputBillingCommitmentInputStatus.ENABLED;
        Instant now = calls.now();
        Commitment then = streams.commit(commitment -> enabled ? commitment.enabled(now) : commitment.disabled(now));
        return UpdateAccountSettingsResponse.builder()
                .minimumThroughputBillingCommitment(described(then))
                .build();
    }

    private MinimumThroughputBillingCommitmentOutput described(Commitment commitment) {
        Instant now = calls.now();
        Instant started = commitment.started();
        Instant ends = commitment.ends();
        boolean holds = commitment.holds(now);
        MinimumThroughputBillingCommitmentOutputStatus enabled = ends == null
                ? MinimumThroughputBillingCommitmentOutputStatus.ENABLED
                : MinimumThroughputBillingCommitmentOutputStatus.ENABLED_UNTIL_EARLIEST_ALLOWED_END;
        return MinimumThroughputBillingCommitmentOutput.builder()
                .status(holds ? enabled : MinimumThroughputBillingCommitmentOutputStatus.DISABLED)
                .startedAt(started)
                .endedAt(holds ? null : ends)
                .earliestAllowedEndAt(holds ? Objects.requireNonNull(started).plus(Commitment.LEAST) : null)
                .build();
    }
}
