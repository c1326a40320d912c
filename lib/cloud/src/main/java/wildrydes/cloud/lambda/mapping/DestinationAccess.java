package wildrydes.cloud.lambda.mapping;

import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.door.Door;

/** Whether a role may report failures to a destination (docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html). */
public final class DestinationAccess {

    private static final String BUCKET = "arn:aws:s3:::";

    private DestinationAccess() {}

    /** Whether a destination is a bucket; else it is a queue. */
    public static boolean bucket(String destination) {
        return destination.startsWith(BUCKET);
    }

    /** The name of a bucket. */
    public static String bucketName(String destination) {
        return destination.substring(BUCKET.length());
    }

    static void require(Door door, Caller role, String destination) {
        if (bucket(destination)) {
            requireBucket(door, role, bucketName(destination));
        } else if (SourceKind.of(destination) == SourceKind.SQS) {
            try {
                door.require(
                        SendMessageRequest.builder()
                                .queueUrl(QueueUrls.of(destination))
                                .build(),
                        role);
            } catch (Denied denied) {
                throw MappingErrors.notPermitted("SendMessage", "SQS", denied);
            }
        } else {
            throw MappingErrors.invalid(
                    "The destination " + destination
                            + " is no SQS queue and no S3 bucket, and failures are reported to nothing else here; name one of these.");
        }
    }

    private static void requireBucket(Door door, Caller role, String bucket) {
        String action = "PutObject";
        try {
            door.require(
                    PutObjectRequest.builder().bucket(bucket).key("aws/lambda/").build(), role);
            action = "ListObjectsV2";
            door.require(ListObjectsV2Request.builder().bucket(bucket).build(), role);
        } catch (Denied denied) {
            throw MappingErrors.notPermitted(action, "S3", denied);
        }
    }
}
