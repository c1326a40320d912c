package wildrydes.cloud.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.kinesis.model.AddTagsToStreamRequest;
import software.amazon.awssdk.services.kinesis.model.AddTagsToStreamResponse;
import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;
import software.amazon.awssdk.services.kinesis.model.CreateStreamResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamConsumerRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamConsumerResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamResponse;
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

/** Remembers what it was asked and answers what it was told to; throws what it was told to throw. */
public class EchoKinesis {

    private final Map<Class<?>, AwsResponse> answers = new ConcurrentHashMap<>();
    private volatile @Nullable AwsRequest asked;
    private volatile @Nullable Caller caller;
    private volatile @Nullable RuntimeException failure;

    public void answers(AwsResponse response) {
        failure = null;
        answers.put(response.getClass(), response);
    }

    public void fails(RuntimeException failure) {
        this.failure = failure;
    }

    public @Nullable AwsRequest asked() {
        return asked;
    }

    public @Nullable Caller caller() {
        return caller;
    }

    private <R extends AwsResponse> R answer(AwsRequest request, Caller caller, R absent) {
        this.asked = request;
        this.caller = caller;
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
        @SuppressWarnings("unchecked")
        R answer = (R) answers.getOrDefault(absent.getClass(), absent);
        return answer;
    }

    public PutRecordResponse putRecord(PutRecordRequest request, Caller caller) {
        return answer(request, caller, PutRecordResponse.builder().build());
    }

    public PutRecordsResponse putRecords(PutRecordsRequest request, Caller caller) {
        return answer(request, caller, PutRecordsResponse.builder().build());
    }

    public GetRecordsResponse getRecords(GetRecordsRequest request, Caller caller) {
        return answer(request, caller, GetRecordsResponse.builder().build());
    }

    public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request, Caller caller) {
        return answer(request, caller, GetShardIteratorResponse.builder().build());
    }

    public DescribeStreamResponse describeStream(DescribeStreamRequest request, Caller caller) {
        return answer(request, caller, DescribeStreamResponse.builder().build());
    }

    public DescribeStreamConsumerResponse describeStreamConsumer(DescribeStreamConsumerRequest request, Caller caller) {
        return answer(request, caller, DescribeStreamConsumerResponse.builder().build());
    }

    public ListShardsResponse listShards(ListShardsRequest request, Caller caller) {
        return answer(request, caller, ListShardsResponse.builder().build());
    }

    public ListStreamsResponse listStreams(ListStreamsRequest request, Caller caller) {
        return answer(request, caller, ListStreamsResponse.builder().build());
    }

    public AddTagsToStreamResponse addTagsToStream(AddTagsToStreamRequest request, Caller caller) {
        return answer(request, caller, AddTagsToStreamResponse.builder().build());
    }

    public CreateStreamResponse createStream(CreateStreamRequest request, Caller caller) {
        return answer(request, caller, CreateStreamResponse.builder().build());
    }
}
