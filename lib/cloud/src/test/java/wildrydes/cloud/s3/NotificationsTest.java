package wildrydes.cloud.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.s3.Refused.refused;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.FilterRuleName;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import wildrydes.cloud.Clients;

class NotificationsTest {

    private static final String BUCKET = "told";
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:told";

    private static ServedS3 served;
    private static S3Client s3;
    private static SqsClient sqs;
    private static String url;

    @BeforeAll
    static void open() {
        served = new ServedS3();
        s3 = served.client();
        sqs = new Clients(served.endpoint().getPort())
                .client(SqsClient.builder(), AwsBasicCredentials.create(ServedS3.KEY.id(), ServedS3.KEY.secret()));
        s3.createBucket(request -> request.bucket(BUCKET));
        url = sqs.createQueue(request -> request.queueName("told")).queueUrl();
    }

    @AfterAll
    static void close() {
        sqs.close();
        s3.close();
        served.close();
    }

    private static void allow(String bucket) {
        sqs.setQueueAttributes(request -> request.queueUrl(url)
                .attributes(Map.of(
                        QueueAttributeName.POLICY,
                        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                                + "\"s3.amazonaws.com\"},\"Action\":\"sqs:SendMessage\",\"Resource\":\"" + QUEUE
                                + "\",\"Condition\":{\"ArnLike\":{\"aws:SourceArn\":\"arn:aws:s3:::" + bucket
                                + "\"},\"StringEquals\":{\"aws:SourceAccount\":\"000000000000\"}}}}")));
    }

    private static void tell(QueueConfiguration... configurations) {
        s3.putBucketNotificationConfiguration(request -> request.bucket(BUCKET)
                .notificationConfiguration(configuration -> configuration.queueConfigurations(configurations)));
    }

    private static QueueConfiguration configuration(Event... events) {
        return QueueConfiguration.builder()
                .id("rides")
                .queueArn(QUEUE)
                .events(events)
                .filter(filter -> filter.key(key -> key.filterRules(
                        FilterRule.builder()
                                .name(FilterRuleName.PREFIX)
                                .value("in/")
                                .build(),
                        FilterRule.builder()
                                .name(FilterRuleName.SUFFIX)
                                .value(".json")
                                .build())))
                .build();
    }

    private static List<JsonNode> received() {
        List<JsonNode> bodies = new ArrayList<>();
        served.lab().post("/_lab/clock/run", "{\"duration\":\"PT1S\"}");
        for (var messages = messages(); !messages.isEmpty(); messages = messages()) {
            bodies.addAll(messages);
        }
        return bodies;
    }

    private static List<JsonNode> messages() {
        return sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10)).messages().stream()
                .map(message -> {
                    sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
                    return json(message.body());
                })
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    @Test
    void aQueueIsToldWhatHappensToTheObjectsItAsksAbout() {
        allow("other");
        refused(
                () -> tell(configuration(Event.S3_OBJECT_CREATED)),
                400,
                "InvalidArgument",
                "Unable to validate the following destination configurations");
        allow(BUCKET);
        tell(configuration(Event.S3_OBJECT_CREATED, Event.S3_OBJECT_REMOVED_DELETE));
        assertThat(received()).singleElement().satisfies(test -> {
            assertThat(test.path("Event").asText()).isEqualTo("s3:TestEvent");
            assertThat(test.path("Bucket").asText()).isEqualTo(BUCKET);
        });

        s3.putObject(request -> request.bucket(BUCKET).key("in/a b+é.json"), RequestBody.fromString("{}"));
        s3.putObject(request -> request.bucket(BUCKET).key("out/a.json"), RequestBody.fromString("{}"));
        s3.copyObject(request -> request.sourceBucket(BUCKET)
                .sourceKey("out/a.json")
                .destinationBucket(BUCKET)
                .destinationKey("in/c.json"));
        s3.deleteObject(request -> request.bucket(BUCKET).key("in/c.json"));

        List<JsonNode> records =
                received().stream().map(body -> body.path("Records").path(0)).toList();
        assertThat(records)
                .extracting(record -> record.path("eventName").asText())
                .containsExactly("ObjectCreated:Put", "ObjectCreated:Copy", "ObjectRemoved:Delete");
        JsonNode put = records.get(0).path("s3");
        assertThat(put.path("configurationId").asText()).isEqualTo("rides");
        assertThat(put.path("bucket").path("arn").asText()).isEqualTo("arn:aws:s3:::" + BUCKET);
        assertThat(put.path("object").path("key").asText()).isEqualTo("in/a+b%2B%C3%A9.json");
        assertThat(put.path("object").path("size").asInt()).isEqualTo(2);
        assertThat(put.path("object").path("eTag").asText()).isEqualTo("99914b932bd37a50b983c5e7c90ae93b");

        assertThat(s3.getBucketNotificationConfiguration(request -> request.bucket(BUCKET))
                        .queueConfigurations())
                .containsExactly(configuration(Event.S3_OBJECT_CREATED, Event.S3_OBJECT_REMOVED_DELETE));
        tell();
        s3.putObject(request -> request.bucket(BUCKET).key("in/d.json"), RequestBody.fromString("{}"));
        assertThat(received()).isEmpty();
    }

    @Test
    void whoCannotBeToldIsRefused() {
        refused(
                () -> tell(configuration(Event.S3_OBJECT_CREATED), configuration(Event.S3_OBJECT_CREATED_PUT)),
                400,
                "InvalidArgument",
                "Configurations overlap. Configurations on the same bucket cannot share a common event type.");
        refused(
                () -> s3.putBucketNotificationConfiguration(request -> request.bucket(BUCKET)
                        .notificationConfiguration(configuration ->
                                configuration.lambdaFunctionConfigurations(LambdaFunctionConfiguration.builder()
                                        .lambdaFunctionArn("arn:aws:lambda:us-east-1:000000000000:function:nobody")
                                        .events(Event.S3_OBJECT_CREATED)
                                        .build()))),
                400,
                "InvalidArgument",
                "Unable to validate the following destination configurations");
        refused(
                () -> tell(configuration(Event.S3_OBJECT_RESTORE)),
                400,
                "InvalidArgument",
                "A specified event is not supported for notifications.");
    }
}
