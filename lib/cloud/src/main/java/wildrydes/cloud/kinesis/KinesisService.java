package wildrydes.cloud.kinesis;

import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;
import software.amazon.awssdk.services.kinesis.model.CreateStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DeleteStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryResponse;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ListStreamsRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.wire.Service;

/**
 * The operations of Kinesis Data Streams; each is documented at
 * docs.aws.amazon.com/kinesis/latest/APIReference/API_{name}.html. Safe for concurrent use.
 */
public final class KinesisService {

    private final Addresses addresses;
    private final StreamAdministration administration;
    private final RecordIntake intake;
    private final RecordOutlet outlet;

    private KinesisService(String account, String region, Store store, CloudTime time) {
        KinesisErrors errors = new KinesisErrors(account, region);
        UnaryOperator<String> arns = name -> Addresses.arn(region, account, name);
        Streams streams = new Streams(store, time, errors, arns);
        store.keep(Streams.OWNER, "kinesis", streams);
        addresses = new Addresses(account, region, errors, streams);
        administration = new StreamAdministration(streams, addresses, errors, new Descriptions(arns), time);
        intake = new RecordIntake(streams, addresses, errors, store, time);
        outlet = new RecordOutlet(streams, addresses, errors, store, time);
    }

    /**
     * The service of an account in a Region, as the cloud serves it.
     *
     * @param store keeps its state; gives it back when it recovers, before the first request
     */
    public static Service in(String account, String region, Store store, CloudTime time) {
        KinesisService kinesis = new KinesisService(account, region, store, time);
        return new Service("kinesis", "kinesis", "Kinesis_20131202", kinesis, kinesis.addresses);
    }

    public CreateStreamResponse createStream(CreateStreamRequest request, Caller caller) {
        return administration.create(request, caller);
    }

    public DeleteStreamResponse deleteStream(DeleteStreamRequest request, Caller caller) {
        return administration.delete(request, caller);
    }

    public DescribeStreamResponse describeStream(DescribeStreamRequest request, Caller caller) {
        return administration.describe(request, caller);
    }

    public DescribeStreamSummaryResponse describeStreamSummary(DescribeStreamSummaryRequest request, Caller caller) {
        return administration.summarize(request, caller);
    }

    public ListStreamsResponse listStreams(ListStreamsRequest request, Caller caller) {
        return administration.list(request, caller);
    }

    public ListShardsResponse listShards(ListShardsRequest request, Caller caller) {
        return administration.listShards(request, caller);
    }

    public PutRecordResponse putRecord(PutRecordRequest request, Caller caller) {
        return intake.put(request, caller);
    }

    public PutRecordsResponse putRecords(PutRecordsRequest request, Caller caller) {
        return intake.put(request, caller);
    }

    public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request, Caller caller) {
        return outlet.iterator(request, caller);
    }

    public GetRecordsResponse getRecords(GetRecordsRequest request, Caller caller) {
        return outlet.read(request, caller);
    }
}
