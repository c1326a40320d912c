package wildrydes.cloud.firehose.deliver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import wildrydes.cloud.firehose.stream.BucketTarget;
import wildrydes.cloud.firehose.stream.DeliveryStream;
import wildrydes.cloud.firehose.stream.LogTarget;

/**
 * Writes what goes wrong to the log stream that a delivery stream names, which has to be there
 * (docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-logs.html).
 */
final class ErrorLog {

    private static final Logger LOG = Logger.getLogger(ErrorLog.class.getName());
    private static final String OF_BUCKETS = "S3.";

    private final RoleCalls calls;

    ErrorLog(RoleCalls calls) {
        this.calls = calls;
    }

    /** Tells of a trouble; that the log stream does not take it is only noted in the cloud's own log. */
    void tell(DeliveryStream stream, BucketTarget target, Trouble trouble) {
        LogTarget logging = target.logging();
        if (!logging.enabled()) {
            return;
        }
        try {
            calls.in(target.role())
                    .call(PutLogEventsRequest.builder()
                            .logGroupName(logging.group())
                            .logStreamName(logging.stream())
                            .logEvents(InputLogEvent.builder()
                                    .timestamp(trouble.at().toEpochMilli())
                                    .message(message(stream, target, trouble))
                                    .build())
                            .build());
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "Delivery stream " + stream.name() + " cannot write to its log stream " + logging.group() + "/"
                            + logging.stream() + ": " + e.getMessage(),
                    e);
        }
    }

    private static String message(DeliveryStream stream, BucketTarget target, Trouble trouble) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("deliveryStreamARN", stream.arn())
                .put("destination", target.bucket());
        // AWS has a text here for S3, and a number for Kinesis (radkawar/stackd).
        if (trouble.code().startsWith(OF_BUCKETS)) {
            json.put("deliveryStreamVersionId", String.valueOf(stream.version()));
        } else {
            json.put("deliveryStreamVersionId", stream.version());
        }
        return json.put("message", trouble.message())
                .put("errorCode", trouble.code())
                .toString();
    }
}
