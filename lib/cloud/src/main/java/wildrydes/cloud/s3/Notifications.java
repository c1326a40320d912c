package wildrydes.cloud.s3;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.http.Percent;

/**
 * Tells functions and queues what happens to a bucket's objects, in S3's name and soon after it has happened
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html). What cannot be told is in the cloud's log. Safe
 * for concurrent use.
 */
final class Notifications implements Happenings {

    private static final Logger LOG = Logger.getLogger(Notifications.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String S3 = "s3.amazonaws.com";

    private final String account;
    private final String region;
    private final CloudTime time;
    private final Supplier<Door> door;
    /** Of two events of one key, the later one has the higher number. */
    private final AtomicLong sequence = new AtomicLong();

    /** @param door asked for when it is needed, since services are made before it */
    Notifications(String account, String region, CloudTime time, Supplier<Door> door) {
        this.account = account;
        this.region = region;
        this.time = time;
        this.door = door;
    }

    @Override
    public void created(Bucket bucket, StoredObject object, String how, Caller by) {
        tell(bucket, object.key(), object, "ObjectCreated:" + how, by);
    }

    @Override
    public void removed(Bucket bucket, String key, String how, Caller by) {
        tell(bucket, key, null, how, by);
    }

    private void tell(Bucket bucket, String key, @Nullable StoredObject object, String event, Caller by) {
        NotificationConfiguration configuration = bucket.settings().find(Setting.NOTIFICATIONS);
        if (configuration == null) {
            return;
        }
        for (NotificationRule rule : NotificationRule.of(configuration)) {
            if (rule.meant(event, key)) {
                String text = record(bucket, key, object, event, by, rule).toString();
                time.schedule(time.instant(), () -> deliver(bucket, rule, text));
            }
        }
    }

    private void deliver(Bucket bucket, NotificationRule rule, String text) {
        try {
            door.get().call(message(rule, text), caller(bucket));
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "An event of bucket " + bucket.name() + " did not reach " + rule.destination() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** Sends a queue the message by which S3 finds out whether it may; asks of a function only that. */
    void test(Bucket bucket, NotificationRule rule) {
        if (rule.toQueue()) {
            ObjectNode message = JSON.createObjectNode();
            message.put("Service", "Amazon S3")
                    .put("Event", "s3:TestEvent")
                    .put("Time", MOMENT.format(time.instant()))
                    .put("Bucket", bucket.name())
                    .put("RequestId", UUID.randomUUID().toString())
                    .put("HostId", UUID.randomUUID().toString());
            door.get().call(message(rule, message.toString()), caller(bucket));
        } else {
            door.get().require(message(rule, "{}"), caller(bucket));
        }
    }

    private static Caller caller(Bucket bucket) {
        return Caller.service(S3, "arn:aws:s3:::" + bucket.name());
    }

    private static AwsRequest message(NotificationRule rule, String text) {
        if (rule.toQueue()) {
            String[] parts = rule.destination().split(":", 6);
            return SendMessageRequest.builder()
                    .queueUrl("https://sqs." + parts[3] + ".amazonaws.com/" + parts[4] + "/" + parts[5])
                    .messageBody(text)
                    .build();
        }
        return InvokeRequest.builder()
                .functionName(rule.destination())
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String(text))
                .build();
    }

    private ObjectNode record(
            Bucket bucket, String key, @Nullable StoredObject object, String event, Caller by, NotificationRule rule) {
        Instant now = time.instant();
        ObjectNode root = JSON.createObjectNode();
        ObjectNode record = root.putArray("Records").addObject();
        record.put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", region)
                .put("eventTime", MOMENT.format(now))
                .put("eventName", event);
        record.putObject("userIdentity").put("principalId", by.awsService() ? S3 : "AWS:" + by.userId());
        record.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
        record.putObject("responseElements")
                .put("x-amz-request-id", UUID.randomUUID().toString())
                .put("x-amz-id-2", UUID.randomUUID().toString());
        ObjectNode s3 = record.putObject("s3");
        s3.put("s3SchemaVersion", "1.0").put("configurationId", rule.id());
        ObjectNode described = s3.putObject("bucket");
        described.put("name", bucket.name());
        described.putObject("ownerIdentity").put("principalId", account);
        described.put("arn", "arn:aws:s3:::" + bucket.name());
        ObjectNode of = s3.putObject("object");
        of.put("key", Percent.encode(key, true).replace("%20", "+"));
        if (object != null) {
            of.put("size", object.size()).put("eTag", object.eTag().replace("\"", ""));
        }
        of.put("sequencer", String.format(Locale.ROOT, "%012X%04X", now.toEpochMilli(), sequence.getAndIncrement()));
        return root;
    }
}
