package wildrydes.cloud.kinesis;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.AddTagsToStreamRequest;
import software.amazon.awssdk.services.kinesis.model.AddTagsToStreamResponse;
import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;
import software.amazon.awssdk.services.kinesis.model.CreateStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DecreaseStreamRetentionPeriodRequest;
import software.amazon.awssdk.services.kinesis.model.DecreaseStreamRetentionPeriodResponse;
import software.amazon.awssdk.services.kinesis.model.DeleteResourcePolicyRequest;
import software.amazon.awssdk.services.kinesis.model.DeleteResourcePolicyResponse;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DeregisterStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.DeregisterStreamConsumerResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeAccountSettingsRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeAccountSettingsResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeLimitsRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeLimitsResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamConsumerResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryResponse;
import software.amazon.awssdk.services.kinesis.model.DisableEnhancedMonitoringRequest;
import software.amazon.awssdk.services.kinesis.model.DisableEnhancedMonitoringResponse;
import software.amazon.awssdk.services.kinesis.model.EnableEnhancedMonitoringRequest;
import software.amazon.awssdk.services.kinesis.model.EnableEnhancedMonitoringResponse;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetResourcePolicyRequest;
import software.amazon.awssdk.services.kinesis.model.GetResourcePolicyResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.IncreaseStreamRetentionPeriodRequest;
import software.amazon.awssdk.services.kinesis.model.IncreaseStreamRetentionPeriodResponse;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ListStreamConsumersRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamConsumersResponse;
import software.amazon.awssdk.services.kinesis.model.ListStreamsRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.kinesis.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.kinesis.model.ListTagsForStreamRequest;
import software.amazon.awssdk.services.kinesis.model.ListTagsForStreamResponse;
import software.amazon.awssdk.services.kinesis.model.MergeShardsRequest;
import software.amazon.awssdk.services.kinesis.model.MergeShardsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutResourcePolicyRequest;
import software.amazon.awssdk.services.kinesis.model.PutResourcePolicyResponse;
import software.amazon.awssdk.services.kinesis.model.RegisterStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.RegisterStreamConsumerResponse;
import software.amazon.awssdk.services.kinesis.model.RemoveTagsFromStreamRequest;
import software.amazon.awssdk.services.kinesis.model.RemoveTagsFromStreamResponse;
import software.amazon.awssdk.services.kinesis.model.SplitShardRequest;
import software.amazon.awssdk.services.kinesis.model.SplitShardResponse;
import software.amazon.awssdk.services.kinesis.model.StartStreamEncryptionRequest;
import software.amazon.awssdk.services.kinesis.model.StartStreamEncryptionResponse;
import software.amazon.awssdk.services.kinesis.model.StopStreamEncryptionRequest;
import software.amazon.awssdk.services.kinesis.model.StopStreamEncryptionResponse;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardRequest;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponse;
import software.amazon.awssdk.services.kinesis.model.TagResourceRequest;
import software.amazon.awssdk.services.kinesis.model.TagResourceResponse;
import software.amazon.awssdk.services.kinesis.model.UntagResourceRequest;
import software.amazon.awssdk.services.kinesis.model.UntagResourceResponse;
import software.amazon.awssdk.services.kinesis.model.UpdateAccountSettingsRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateAccountSettingsResponse;
import software.amazon.awssdk.services.kinesis.model.UpdateMaxRecordSizeRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateMaxRecordSizeResponse;
import software.amazon.awssdk.services.kinesis.model.UpdateShardCountRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateShardCountResponse;
import software.amazon.awssdk.services.kinesis.model.UpdateStreamModeRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateStreamModeResponse;
import software.amazon.awssdk.services.kinesis.model.UpdateStreamWarmThroughputRequest;
import software.amazon.awssdk.services.kinesis.model.UpdateStreamWarmThroughputResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.metrics.Metrics;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.wire.EventSink;
import wildrydes.cloud.wire.Service;

/**
 * The operations of Kinesis Data Streams; each is documented at
 * docs.aws.amazon.com/kinesis/latest/APIReference/API_{name}.html. Safe for concurrent use.
 */
public final class KinesisService {

    private final KinesisErrors errors;
    private final UnaryOperator<String> arns;
    private final Store store;
    private final CloudTime time;
    private final Metering metering;
    private final Streams streams;
    private final Addresses addresses;
    private final Metrics metrics;
    /** By the name of the stream, as CloudWatch has them: one that is created anew goes on in the same metrics. */
    private final Map<String, StreamMetrics> streamMetrics = new ConcurrentHashMap<>();

    private volatile @Nullable Parts parts;

    /** What does the operations; made at the first of them, since loading the model's classes would slow the start down. */
    private record Parts(
            StreamAdministration administration,
            ShardAdministration shards,
            ConsumerAdministration consumers,
            CapacityAdministration capacity,
            RetentionAdministration retention,
            TagAdministration tags,
            EncryptionAdministration encryption,
            MonitoringAdministration monitoring,
            PolicyAdministration policies,
            RecordIntake intake,
            RecordOutlet outlet,
            Subscriptions subscriptions) {}

    private KinesisService(
            String account, String region, Store store, CloudTime time, Metering metering, Metrics metrics) {
        this.errors = new KinesisErrors(account, region);
        this.arns = name -> Addresses.arn(region, account, name);
        this.store = store;
        this.time = time;
        this.metering = metering;
        this.metrics = metrics;
        this.streams = new Streams(store, time, errors, arns, metering);
        this.addresses = new Addresses(account, region, errors, streams);
    }

    private Parts parts() {
        Parts known = parts;
        return known != null ? known : makeParts();
    }

    private synchronized Parts makeParts() {
        Parts made = parts;
        if (made == null) {
            Descriptions descriptions = new Descriptions(arns);
            StreamCalls calls = new StreamCalls(streams, addresses, errors, time);
            ShardAdministration shards = new ShardAdministration(streams, calls, addresses, errors, descriptions);
            Subscriptions subscriptions = new Subscriptions(addresses, errors, store, time, metering);
            CapacityAdministration capacity = new CapacityAdministration(streams, calls, errors, descriptions);
            TagAdministration tags = new TagAdministration(streams, calls, errors);
            made = new Parts(
                    new StreamAdministration(streams, calls, shards, tags, capacity, errors, descriptions, time),
                    shards,
                    new ConsumerAdministration(streams, calls, addresses, tags, subscriptions, errors, time),
                    capacity,
                    new RetentionAdministration(streams, calls, errors),
                    tags,
                    new EncryptionAdministration(streams, calls, errors),
                    new MonitoringAdministration(streams, calls, descriptions),
                    new PolicyAdministration(streams, calls, errors),
                    new RecordIntake(streams, addresses, errors, store, time, this::metricsOf),
                    new RecordOutlet(streams, addresses, errors, store, time, this::metricsOf),
                    subscriptions);
            parts = made;
        }
        return made;
    }

    private StreamMetrics metricsOf(String stream) {
        StreamMetrics known = streamMetrics.get(stream);
        return known != null ? known : streamMetrics.computeIfAbsent(stream, name -> new StreamMetrics(metrics, name));
    }

    /**
     * The service of an account in a Region, as the cloud serves it.
     *
     * @param store keeps its state; gives it back when it recovers, before the first request
     * @param metering is told which shards are open
     * @param metrics is told what goes in and out
     * @param policies is told which policies streams and consumers have
     */
    public static Service in(
            String account,
            String region,
            Store store,
            CloudTime time,
            Metering metering,
            Metrics metrics,
            StreamPolicies policies) {
        KinesisService kinesis = new KinesisService(account, region, store, time, metering, metrics);
        policies.are(kinesis.streams);
        return new Service("kinesis", "kinesis", "Kinesis_20131202", kinesis, kinesis.addresses);
    }

    public CreateStreamResponse createStream(CreateStreamRequest request, Caller caller) {
        return parts().administration().create(request, caller);
    }

    public DeleteStreamResponse deleteStream(DeleteStreamRequest request, Caller caller) {
        return parts().administration().delete(request, caller);
    }

    public DescribeStreamResponse describeStream(DescribeStreamRequest request, Caller caller) {
        return parts().administration().describe(request, caller);
    }

    public DescribeStreamSummaryResponse describeStreamSummary(DescribeStreamSummaryRequest request, Caller caller) {
        return parts().administration().summarize(request, caller);
    }

    public ListStreamsResponse listStreams(ListStreamsRequest request, Caller caller) {
        return parts().administration().list(request, caller);
    }

    public ListShardsResponse listShards(ListShardsRequest request, Caller caller) {
        return parts().shards().list(request, caller);
    }

    public SplitShardResponse splitShard(SplitShardRequest request, Caller caller) {
        return parts().shards().split(request, caller);
    }

    public MergeShardsResponse mergeShards(MergeShardsRequest request, Caller caller) {
        return parts().shards().merge(request, caller);
    }

    public UpdateShardCountResponse updateShardCount(UpdateShardCountRequest request, Caller caller) {
        return parts().shards().scale(request, caller);
    }

    public IncreaseStreamRetentionPeriodResponse increaseStreamRetentionPeriod(
            IncreaseStreamRetentionPeriodRequest request, Caller caller) {
        return parts().retention().increase(request, caller);
    }

    public DecreaseStreamRetentionPeriodResponse decreaseStreamRetentionPeriod(
            DecreaseStreamRetentionPeriodRequest request, Caller caller) {
        return parts().retention().decrease(request, caller);
    }

    public AddTagsToStreamResponse addTagsToStream(AddTagsToStreamRequest request, Caller caller) {
        return parts().tags().add(request, caller);
    }

    public RemoveTagsFromStreamResponse removeTagsFromStream(RemoveTagsFromStreamRequest request, Caller caller) {
        return parts().tags().remove(request, caller);
    }

    public ListTagsForStreamResponse listTagsForStream(ListTagsForStreamRequest request, Caller caller) {
        return parts().tags().list(request, caller);
    }

    public TagResourceResponse tagResource(TagResourceRequest request, Caller caller) {
        return parts().tags().add(request, caller);
    }

    public UntagResourceResponse untagResource(UntagResourceRequest request, Caller caller) {
        return parts().tags().remove(request, caller);
    }

    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request, Caller caller) {
        return parts().tags().list(request, caller);
    }

    public UpdateStreamModeResponse updateStreamMode(UpdateStreamModeRequest request, Caller caller) {
        return parts().capacity().mode(request, caller);
    }

    public UpdateStreamWarmThroughputResponse updateStreamWarmThroughput(
            UpdateStreamWarmThroughputRequest request, Caller caller) {
        return parts().capacity().warm(request, caller);
    }

    public UpdateMaxRecordSizeResponse updateMaxRecordSize(UpdateMaxRecordSizeRequest request, Caller caller) {
        return parts().capacity().recordSize(request, caller);
    }

    public DescribeLimitsResponse describeLimits(DescribeLimitsRequest request, Caller caller) {
        return parts().capacity().limits(request, caller);
    }

    public DescribeAccountSettingsResponse describeAccountSettings(
            DescribeAccountSettingsRequest request, Caller caller) {
        return parts().capacity().account(request, caller);
    }

    public UpdateAccountSettingsResponse updateAccountSettings(UpdateAccountSettingsRequest request, Caller caller) {
        return parts().capacity().account(request, caller);
    }

    public StartStreamEncryptionResponse startStreamEncryption(StartStreamEncryptionRequest request, Caller caller) {
        return parts().encryption().start(request, caller);
    }

    public StopStreamEncryptionResponse stopStreamEncryption(StopStreamEncryptionRequest request, Caller caller) {
        return parts().encryption().stop(request, caller);
    }

    public EnableEnhancedMonitoringResponse enableEnhancedMonitoring(
            EnableEnhancedMonitoringRequest request, Caller caller) {
        return parts().monitoring().enable(request, caller);
    }

    public DisableEnhancedMonitoringResponse disableEnhancedMonitoring(
            DisableEnhancedMonitoringRequest request, Caller caller) {
        return parts().monitoring().disable(request, caller);
    }

    public PutResourcePolicyResponse putResourcePolicy(PutResourcePolicyRequest request, Caller caller) {
        return parts().policies().put(request, caller);
    }

    public GetResourcePolicyResponse getResourcePolicy(GetResourcePolicyRequest request, Caller caller) {
        return parts().policies().get(request, caller);
    }

    public DeleteResourcePolicyResponse deleteResourcePolicy(DeleteResourcePolicyRequest request, Caller caller) {
        return parts().policies().delete(request, caller);
    }

    public PutRecordResponse putRecord(PutRecordRequest request, Caller caller) {
        return parts().intake().put(request, caller);
    }

    public PutRecordsResponse putRecords(PutRecordsRequest request, Caller caller) {
        return parts().intake().put(request, caller);
    }

    public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request, Caller caller) {
        return parts().outlet().iterator(request, caller);
    }

    public GetRecordsResponse getRecords(GetRecordsRequest request, Caller caller) {
        return parts().outlet().read(request, caller);
    }

    public RegisterStreamConsumerResponse registerStreamConsumer(RegisterStreamConsumerRequest request, Caller caller) {
        return parts().consumers().register(request, caller);
    }

    public DeregisterStreamConsumerResponse deregisterStreamConsumer(
            DeregisterStreamConsumerRequest request, Caller caller) {
        return parts().consumers().deregister(request, caller);
    }

    public DescribeStreamConsumerResponse describeStreamConsumer(DescribeStreamConsumerRequest request, Caller caller) {
        return parts().consumers().describe(request, caller);
    }

    public ListStreamConsumersResponse listStreamConsumers(ListStreamConsumersRequest request, Caller caller) {
        return parts().consumers().list(request, caller);
    }

    public SubscribeToShardResponse subscribeToShard(SubscribeToShardRequest request, EventSink events, Caller caller) {
        return parts().subscriptions().subscribe(request, events, caller);
    }
}
