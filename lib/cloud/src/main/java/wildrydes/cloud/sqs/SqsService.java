package wildrydes.cloud.sqs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesResponse;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsRequest;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.TagQueueRequest;
import software.amazon.awssdk.services.sqs.model.TagQueueResponse;
import software.amazon.awssdk.services.sqs.model.UntagQueueRequest;
import software.amazon.awssdk.services.sqs.model.UntagQueueResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.metrics.Metrics;
import wildrydes.cloud.wire.Address;
import wildrydes.cloud.wire.Service;

/**
 * The operations of SQS over standard queues; each is documented at
 * docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_{name}.html. Safe for concurrent use.
 */
public final class SqsService {

    private final QueueNames names;
    private final QueueAdministration administration;
    private final MessageIntake intake;
    private final MessageOutlet outlet;

    private SqsService(Queues queues, QueueNames names, QueueMetrics metrics, CloudTime time) {
        this.names = names;
        this.administration = new QueueAdministration(queues, names, time);
        this.intake = new MessageIntake(queues, names, metrics, time);
        this.outlet = new MessageOutlet(queues, names, metrics, time);
    }

    /**
     * The service of an account in a Region, as the cloud serves it.
     *
     * @param port of this cloud, which URLs of queues name; asked for when one is given out
     */
    public static Service in(
            String account, String region, IntSupplier port, Queues queues, Metrics metrics, CloudTime time) {
        QueueNames names = new QueueNames(account, region, port, queues);
        return new Service(
                "sqs",
                "sqs",
                List.of(new Address.Target("AmazonSQS"), new Address.FormerQuery(SqsErrors.FORMER_CODES)),
                () -> List.of(new SqsService(queues, names, new QueueMetrics(metrics, time), time)),
                names);
    }

    public CreateQueueResponse createQueue(CreateQueueRequest request, Caller caller) {
        return CreateQueueResponse.builder()
                .queueUrl(names.url(administration.create(request)))
                .build();
    }

    public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request, Caller caller) {
        if (names.foreign(request.queueOwnerAWSAccountId())) {
            throw SqsErrors.noQueue();
        }
        if (request.queueName() == null) {
            throw SqsErrors.missing("QueueName");
        }
        return GetQueueUrlResponse.builder()
                .queueUrl(names.url(names.named(request.queueName())))
                .build();
    }

    public ListQueuesResponse listQueues(ListQueuesRequest request, Caller caller) {
        return administration.list(request);
    }

    public ListDeadLetterSourceQueuesResponse listDeadLetterSourceQueues(
            ListDeadLetterSourceQueuesRequest request, Caller caller) {
        return administration.sources(request);
    }

    public DeleteQueueResponse deleteQueue(DeleteQueueRequest request, Caller caller) {
        administration.delete(names.queue(request.queueUrl()));
        return DeleteQueueResponse.builder().build();
    }

    public PurgeQueueResponse purgeQueue(PurgeQueueRequest request, Caller caller) {
        administration.purge(names.queue(request.queueUrl()));
        return PurgeQueueResponse.builder().build();
    }

    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request, Caller caller) {
        return GetQueueAttributesResponse.builder()
                .attributesWithStrings(
                        administration.attributes(names.queue(request.queueUrl()), request.attributeNamesAsStrings()))
                .build();
    }

    public SetQueueAttributesResponse setQueueAttributes(SetQueueAttributesRequest request, Caller caller) {
        Queue queue = names.queue(request.queueUrl());
        if (request.attributesAsStrings().isEmpty()) {
            throw SqsErrors.missing("Attributes");
        }
        administration.set(queue, request.attributesAsStrings());
        return SetQueueAttributesResponse.builder().build();
    }

    public SendMessageResponse sendMessage(SendMessageRequest request, Caller caller) {
        return intake.send(request, caller);
    }

    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request, Caller caller) {
        return intake.send(request, caller);
    }

    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request, Caller caller) {
        return outlet.receive(request);
    }

    public DeleteMessageResponse deleteMessage(DeleteMessageRequest request, Caller caller) {
        outlet.delete(names.queue(request.queueUrl()), request.receiptHandle());
        return DeleteMessageResponse.builder().build();
    }

    public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request, Caller caller) {
        Queue queue = names.queue(request.queueUrl());
        Batch.check(request.entries(), "DeleteMessageBatchRequestEntry", DeleteMessageBatchRequestEntry::id);
        List<DeleteMessageBatchResultEntry> successful = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        for (DeleteMessageBatchRequestEntry entry : request.entries()) {
            BatchResultErrorEntry refused = refused(entry.id(), () -> outlet.delete(queue, entry.receiptHandle()));
            if (refused == null) {
                successful.add(
                        DeleteMessageBatchResultEntry.builder().id(entry.id()).build());
            } else {
                failed.add(refused);
            }
        }
        return DeleteMessageBatchResponse.builder()
                .successful(successful)
                .failed(failed)
                .build();
    }

    public ChangeMessageVisibilityResponse changeMessageVisibility(
            ChangeMessageVisibilityRequest request, Caller caller) {
        outlet.visibility(names.queue(request.queueUrl()), request.receiptHandle(), request.visibilityTimeout());
        return ChangeMessageVisibilityResponse.builder().build();
    }

    public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
            ChangeMessageVisibilityBatchRequest request, Caller caller) {
        Queue queue = names.queue(request.queueUrl());
        Batch.check(
                request.entries(),
                "ChangeMessageVisibilityBatchRequestEntry",
                ChangeMessageVisibilityBatchRequestEntry::id);
        List<ChangeMessageVisibilityBatchResultEntry> successful = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        for (ChangeMessageVisibilityBatchRequestEntry entry : request.entries()) {
            BatchResultErrorEntry refused = refused(
                    entry.id(), () -> outlet.visibility(queue, entry.receiptHandle(), entry.visibilityTimeout()));
            if (refused == null) {
                successful.add(ChangeMessageVisibilityBatchResultEntry.builder()
                        .id(entry.id())
                        .build());
            } else {
                failed.add(refused);
            }
        }
        return ChangeMessageVisibilityBatchResponse.builder()
                .successful(successful)
                .failed(failed)
                .build();
    }

    private static @Nullable BatchResultErrorEntry refused(String id, Runnable entry) {
        try {
            entry.run();
            return null;
        } catch (RuntimeException e) {
            return Batch.refused(id, e);
        }
    }

    public TagQueueResponse tagQueue(TagQueueRequest request, Caller caller) {
        Queue queue = names.queue(request.queueUrl());
        if (request.tags().isEmpty()) {
            throw SqsErrors.missing("Tags");
        }
        administration.tag(queue, request.tags());
        return TagQueueResponse.builder().build();
    }

    public UntagQueueResponse untagQueue(UntagQueueRequest request, Caller caller) {
        Queue queue = names.queue(request.queueUrl());
        if (request.tagKeys().isEmpty()) {
            throw SqsErrors.missing("TagKeys");
        }
        administration.untag(queue, request.tagKeys());
        return UntagQueueResponse.builder().build();
    }

    public ListQueueTagsResponse listQueueTags(ListQueueTagsRequest request, Caller caller) {
        return ListQueueTagsResponse.builder()
                .tags(names.queue(request.queueUrl()).tags())
                .build();
    }
}
