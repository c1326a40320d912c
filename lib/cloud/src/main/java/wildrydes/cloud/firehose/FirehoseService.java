package wildrydes.cloud.firehose;

import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.DeleteDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeleteDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.DescribeDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DescribeDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsRequest;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;
import software.amazon.awssdk.services.firehose.model.ListTagsForDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.ListTagsForDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordResponse;
import software.amazon.awssdk.services.firehose.model.StartDeliveryStreamEncryptionRequest;
import software.amazon.awssdk.services.firehose.model.StartDeliveryStreamEncryptionResponse;
import software.amazon.awssdk.services.firehose.model.StopDeliveryStreamEncryptionRequest;
import software.amazon.awssdk.services.firehose.model.StopDeliveryStreamEncryptionResponse;
import software.amazon.awssdk.services.firehose.model.TagDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.TagDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.UntagDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.UntagDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.UpdateDestinationRequest;
import software.amazon.awssdk.services.firehose.model.UpdateDestinationResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.firehose.stream.Encryption;

/**
 * The operations of Data Firehose; each is documented at docs.aws.amazon.com/firehose/latest/APIReference/API_{name}.html. Safe for concurrent use.
 */
public final class FirehoseService {

    private final Administration administration;
    private final Tagging tagging;
    private final RecordIntake intake;

    FirehoseService(Administration administration, Tagging tagging, RecordIntake intake) {
        this.administration = administration;
        this.tagging = tagging;
        this.intake = intake;
    }

    public CreateDeliveryStreamResponse createDeliveryStream(CreateDeliveryStreamRequest request, Caller caller) {
        return administration.create(request, caller);
    }

    public DescribeDeliveryStreamResponse describeDeliveryStream(DescribeDeliveryStreamRequest request, Caller caller) {
        return administration.describe(request);
    }

    public ListDeliveryStreamsResponse listDeliveryStreams(ListDeliveryStreamsRequest request, Caller caller) {
        return administration.list(request);
    }

    public DeleteDeliveryStreamResponse deleteDeliveryStream(DeleteDeliveryStreamRequest request, Caller caller) {
        administration.delete(request);
        return DeleteDeliveryStreamResponse.builder().build();
    }

    public UpdateDestinationResponse updateDestination(UpdateDestinationRequest request, Caller caller) {
        administration.update(request, caller);
        return UpdateDestinationResponse.builder().build();
    }

    public PutRecordResponse putRecord(PutRecordRequest request, Caller caller) {
        return intake.put(request);
    }

    public PutRecordBatchResponse putRecordBatch(PutRecordBatchRequest request, Caller caller) {
        return intake.put(request);
    }

    public StartDeliveryStreamEncryptionResponse startDeliveryStreamEncryption(
            StartDeliveryStreamEncryptionRequest request, Caller caller) {
        administration.encrypt(
                request.deliveryStreamName(),
                request.deliveryStreamEncryptionConfigurationInput() == null
                        ? Encryption.with("AWS_OWNED_CMK", null)
                        : Administration.encryption(request.deliveryStreamEncryptionConfigurationInput()));
        return StartDeliveryStreamEncryptionResponse.builder().build();
    }

    public StopDeliveryStreamEncryptionResponse stopDeliveryStreamEncryption(
            StopDeliveryStreamEncryptionRequest request, Caller caller) {
        administration.encrypt(request.deliveryStreamName(), Encryption.DISABLED);
        return StopDeliveryStreamEncryptionResponse.builder().build();
    }

    public TagDeliveryStreamResponse tagDeliveryStream(TagDeliveryStreamRequest request, Caller caller) {
        tagging.tag(request);
        return TagDeliveryStreamResponse.builder().build();
    }

    public UntagDeliveryStreamResponse untagDeliveryStream(UntagDeliveryStreamRequest request, Caller caller) {
        tagging.untag(request);
        return UntagDeliveryStreamResponse.builder().build();
    }

    public ListTagsForDeliveryStreamResponse listTagsForDeliveryStream(
            ListTagsForDeliveryStreamRequest request, Caller caller) {
        return tagging.list(request);
    }
}
