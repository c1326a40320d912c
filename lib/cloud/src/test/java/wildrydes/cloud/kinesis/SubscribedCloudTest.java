package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import wildrydes.cloud.LabClient;
import wildrydes.cloud.ServedCloud;

/** Consumers of a whole cloud in step time: what they cost, who may use them, and that they leave time alone. */
@Timeout(60)
class SubscribedCloudTest {

    private static final String STREAM = ServedKinesis.arn("w");

    @TempDir
    Path folder;

    private ServedCloud cloud;
    private LabClient lab;
    private KinesisClient kinesis;
    private KinesisAsyncClient client;
    private String map;

    @BeforeEach
    void open() {
        cloud = new ServedCloud(folder);
        lab = new LabClient(
                cloud.endpoint(),
                new wildrydes.cloud.auth.AccessKey(
                        ServedCloud.ADMINISTRATOR.accessKeyId(), ServedCloud.ADMINISTRATOR.secretAccessKey()));
        kinesis = cloud.kinesis(ServedCloud.ADMINISTRATOR);
        client = cloud.kinesisAsync(ServedCloud.ADMINISTRATOR);
        kinesis.createStream(request -> request.streamName("w").shardCount(2));
        pass("PT8S");
        map = kinesis.registerStreamConsumer(
                        request -> request.streamARN(STREAM).consumerName("map"))
                .consumer()
                .consumerARN();
        pass("PT8S");
    }

    @AfterEach
    void close() {
        client.close();
        kinesis.close();
        cloud.close();
    }

    private void pass(String duration) {
        assertThat(lab.post("/_lab/clock/run", "{\"duration\":\"" + duration + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private void put(int bytes) {
        kinesis.putRecord(request -> request.streamName("w")
                .partitionKey("k")
                .explicitHashKey("0")
                .data(SdkBytes.fromByteArray(new byte[bytes])));
    }

    @Test
    void anOpenSubscriptionNeitherStopsTimeNorLetsItPass() throws Exception {
        try (Subscriber subscriber = Subscriber.to(client, map, ShardIteratorType.LATEST)) {
            Instant begun = lab.now();
            put(100);
            subscriber.records(1);
            assertThat(lab.now()).isEqualTo(begun);
            assertThat(lab.get("/_lab/clock").body().path("waitsFor")).isEmpty();

            pass("PT4M59S");
            assertThat(lab.now()).isEqualTo(begun.plus(Duration.ofSeconds(299)));
            put(100);
            subscriber.records(1);
            pass("PT1S");
            subscriber.awaitEnd();
        }
    }

    @Test
    void consumersCostByTheHourForEachShardAndByTheByte() throws Exception {
        try (Subscriber subscriber = Subscriber.to(client, map, ShardIteratorType.LATEST)) {
            put(999);
            subscriber.records(1);
        }
        pass("PT30M");
        kinesis.updateShardCount(
                request -> request.streamName("w").targetShardCount(4).scalingType("UNIFORM_SCALING"));
        pass("PT8S");
        pass("PT30M");
        kinesis.deregisterStreamConsumer(request -> request.consumerARN(map));
        pass("PT1H");

        JsonNode bill = lab.get("/_lab/bill").body();
        // 2 shards for 30 minutes and 8 seconds, 4 for 30 minutes
        assertThat(line(bill, "kinesis:consumer-hours").path("quantity").asText())
                .isEqualTo("3.004444444");
        assertThat(line(bill, "kinesis:fan-out").path("quantity").asText()).isEqualTo("0.000000931");
        assertThat(lab.get("/_lab/bill/running").body().toString()).doesNotContain("consumer");
    }

    private static JsonNode line(JsonNode bill, String item) {
        for (JsonNode line : bill.path("lines")) {
            if (line.path("item").asText().equals(item)) {
                return line;
            }
        }
        throw new AssertionError("No line " + item + " in " + bill);
    }

    @Test
    void whoMaySubscribeIsAMatterOfTheConsumer() throws Exception {
        String table = kinesis.registerStreamConsumer(
                        request -> request.streamARN(STREAM).consumerName("table"))
                .consumer()
                .consumerARN();
        pass("PT8S");
        try (KinesisAsyncClient user = cloud.kinesisAsync(user(map))) {
            try (Subscriber subscriber = Subscriber.to(user, map, ShardIteratorType.LATEST)) {
                put(10);
                assertThat(subscriber.records(1)).hasSize(1);
            }
            KinesisException denied = catchThrowableOfType(
                    KinesisException.class, () -> Subscriber.to(user, table, ShardIteratorType.LATEST));
            assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            assertThat(denied.awsErrorDetails().errorMessage())
                    .isEqualTo("User: arn:aws:iam::000000000000:user/bob is not authorized to perform:"
                            + " kinesis:SubscribeToShard on resource: " + table
                            + " because no identity-based policy allows the kinesis:SubscribeToShard action");
        }
    }

    @Test
    void aConsumersPolicyLetsOthersSubscribe() throws Exception {
        AwsBasicCredentials bob = user("arn:aws:kinesis:us-east-1:000000000000:stream/other/consumer/other:1");
        kinesis.putResourcePolicy(request -> request.resourceARN(map)
                .policy("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                        + "{\"AWS\":\"arn:aws:iam::000000000000:user/bob\"},\"Action\":"
                        + "\"kinesis:SubscribeToShard\",\"Resource\":\"" + map + "\"}]}"));

        try (KinesisAsyncClient user = cloud.kinesisAsync(bob);
                Subscriber subscriber = Subscriber.to(user, map, ShardIteratorType.LATEST)) {
            put(10);
            assertThat(subscriber.records(1)).hasSize(1);
        }
    }

    /** A user who may subscribe as one consumer. */
    private AwsBasicCredentials user(String consumer) {
        try (IamClient iam = cloud.iam(ServedCloud.ADMINISTRATOR)) {
            iam.createUser(request -> request.userName("bob"));
            iam.putUserPolicy(request -> request.userName("bob")
                    .policyName("subscribe")
                    .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
                            + "\"kinesis:SubscribeToShard\",\"Resource\":\"" + consumer + "\"}]}"));
            AccessKey key =
                    iam.createAccessKey(request -> request.userName("bob")).accessKey();
            return AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
        }
    }

    @Test
    void aResetEndsSubscriptions() {
        try (Subscriber subscriber = Subscriber.to(client, map, ShardIteratorType.LATEST)) {
            lab.post("/_lab/reset", "{\"service\":\"kinesis\"}");

            assertThat(subscriber.failure().awsErrorDetails().errorMessage())
                    .isEqualTo("Stream w under account 000000000000 not found.");
        }
    }
}
