package wildrydes.cloud.lambda.mapping;

import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.door.Door;

/** Whether a role may take messages from a queue, and whether they stay hidden for as long as a function may need for them. */
final class QueueAccess {

    private QueueAccess() {}

    static void require(Door door, Caller role, String queue, Duration timeout) {
        String url = QueueUrls.of(queue);
        require(door, role, ReceiveMessageRequest.builder().queueUrl(url).build(), "ReceiveMessage");
        require(door, role, DeleteMessageRequest.builder().queueUrl(url).build(), "DeleteMessage");
        long visibility = visibility(door, role, url);
        if (visibility < timeout.toSeconds()) {
            throw MappingErrors.hiddenTooShort(visibility, timeout.toSeconds());
        }
    }

    private static void require(Door door, Caller role, AwsRequest request, String action) {
        try {
            door.require(request, role);
        } catch (Denied denied) {
            throw MappingErrors.notPermitted(action, "SQS", denied);
        }
    }

    private static long visibility(Door door, Caller role, String url) {
        try {
            GetQueueAttributesResponse answer = door.call(
                    GetQueueAttributesRequest.builder()
                            .queueUrl(url)
                            .attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT)
                            .build(),
                    role);
            return Long.parseLong(answer.attributes().getOrDefault(QueueAttributeName.VISIBILITY_TIMEOUT, "30"));
        } catch (Denied denied) {
            throw MappingErrors.notPermitted("GetQueueAttributes", "SQS", denied);
        } catch (QueueDoesNotExistException e) {
            throw MappingErrors.noQueue();
        }
    }
}
