package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.kinesis.Refused.refused;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StartingPosition;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;
import wildrydes.cloud.ledger.Call;
import wildrydes.cloud.ledger.CallFilter;

/** SubscribeToShard over cleartext HTTP/2 with the SDK's asynchronous client, which needs no option for it but the endpoint. */
@Timeout(120)
class SubscriptionsTest {

    private static final String IN_USE = "ResourceInUseException";
    private static final String NOT_FOUND = "ResourceNotFoundException";
    private static final String INVALID = "InvalidArgumentException";
    private static final String ACTIVE_ALREADY =
            "Another active subscription exists for this consumer: 000000000000:w:shardId-000000000000:map";

    /** One for all tests, since it takes seconds to close. */
    private static SdkAsyncHttpClient http;

    @TempDir
    Path folder;

    private ServedKinesis kinesis;
    private KinesisAsyncClient client;
    private String map;

    @BeforeAll
    static void openHttp() {
        // As the SDK makes it for its Kinesis client, which shares none by itself.
        http = NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP2).build();
    }

    @AfterAll
    static void closeHttp() {
        http.close();
    }

    @BeforeEach
    void open() {
        kinesis = new ServedKinesis(folder);
        client = kinesis.door.client(KinesisAsyncClient.builder().httpClient(http));
        kinesis.stream("w", 2);
        map = kinesis.consumer("w", "map");
    }

    @AfterEach
    void close() {
        client.close();
        kinesis.close();
    }

    private Subscriber subscribe(ShardIteratorType start) {
        return Subscriber.to(client, map, start);
    }

    private Subscriber subscribe(Consumer<StartingPosition.Builder> start) {
        return Subscriber.to(client, map, ServedKinesis.SHARD, start);
    }

    /** A record into the first shard. */
    private String put(String data) {
        return put(data.getBytes(StandardCharsets.UTF_8));
    }

    private String put(byte[] data) {
        return kinesis.client
                .putRecord(request -> request.streamName("w")
                        .partitionKey("k")
                        .explicitHashKey("0")
                        .data(SdkBytes.fromByteArray(data)))
                .sequenceNumber();
    }

    @Test
    void whatIsThereIsPushedAtOnceThoughTimeStandsStill() throws Exception {
        put("a");
        put("b");

        try (Subscriber subscriber = subscribe(ShardIteratorType.TRIM_HORIZON)) {
            SubscribeToShardEvent first = subscriber.event();

            assertThat(ServedKinesis.texts(first.records())).containsExactly("a", "b");
            Record last = first.records().get(1);
            assertThat(first.continuationSequenceNumber()).isEqualTo(last.sequenceNumber());
            assertThat(first.millisBehindLatest()).isZero();
            assertThat(last.partitionKey()).isEqualTo("k");
            assertThat(last.approximateArrivalTimestamp()).isEqualTo(kinesis.time.instant());
            assertThat(kinesis.door.contentType()).isEqualTo("application/x-amz-json-1.1");
        }
    }

    @Test
    void whatIsPutIsPushed() throws Exception {
        put("before");

        try (Subscriber subscriber = subscribe(ShardIteratorType.LATEST)) {
            for (int i = 0; i < 50; i++) {
                put("r" + i);
                assertThat(subscriber.texts(1)).containsExactly("r" + i);
            }
            kinesis.client.putRecord(request -> request.streamName("w")
                    .partitionKey("k")
                    .explicitHashKey(HashRange.LARGEST.toString())
                    .data(SdkBytes.fromUtf8String("other shard")));
            put("last");
            assertThat(subscriber.texts(1)).containsExactly("last");
        }
    }

    @Test
    void aRecordThatAProducerLibraryAggregatedPassesAsItIs() throws Exception {
        // Magic number, two user records in one message, MD5 of it (awslabs/kinesis-aggregation,
        // KPL_AGGREGATION_FORMAT.md)
        byte[] message = HexFormat.of().parseHex("0a016b" + "1a07080010001a0161" + "1a07080010001a0162");
        byte[] digest = MessageDigest.getInstance("MD5").digest(message);
        byte[] aggregated = ByteBuffer.allocate(4 + message.length + digest.length)
                .putInt(0xF3899AC2)
                .put(message)
                .put(digest)
                .array();

        try (Subscriber subscriber = subscribe(ShardIteratorType.LATEST)) {
            put(aggregated);

            assertThat(subscriber.records(1).get(0).data().asByteArray()).isEqualTo(aggregated);
            assertThat(kinesis.all("w", ServedKinesis.SHARD).get(0).data().asByteArray())
                    .isEqualTo(aggregated);
        }
    }

    @Test
    void aSubscriptionBeginsWhereItIsToldTo() throws Exception {
        put("a");
        String second = put("b");
        kinesis.time.pass(Duration.ofSeconds(10));
        Instant later = kinesis.time.instant();
        put("c");

        assertFirst(
                "b",
                position -> position.type(ShardIteratorType.AT_SEQUENCE_NUMBER).sequenceNumber(second));
        assertFirst(
                "c",
                position ->
                        position.type(ShardIteratorType.AFTER_SEQUENCE_NUMBER).sequenceNumber(second));
        assertFirst(
                "c", position -> position.type(ShardIteratorType.AT_TIMESTAMP).timestamp(later));
        assertFirst(
                "a", position -> position.type(ShardIteratorType.AT_TIMESTAMP).timestamp(later.minusSeconds(20)));
    }

    private void assertFirst(String text, Consumer<StartingPosition.Builder> start) throws InterruptedException {
        try (Subscriber subscriber = subscribe(start)) {
            assertThat(subscriber.records(1).get(0).data().asUtf8String()).isEqualTo(text);
        }
        kinesis.time.pass(Subscriptions.UNDISTURBED);
    }

    @Test
    void aSubscriptionGoesOnBehindAnEarlierOne() throws Exception {
        put("a");
        String continuation;
        try (Subscriber subscriber = subscribe(ShardIteratorType.TRIM_HORIZON)) {
            continuation = subscriber.event().continuationSequenceNumber();
        }
        kinesis.time.pass(Subscriptions.UNDISTURBED);
        put("b");

        assertFirst(
                "b",
                position ->
                        position.type(ShardIteratorType.AFTER_SEQUENCE_NUMBER).sequenceNumber(continuation));
    }

    @Test
    void aSubscriptionEndsAfterFiveMinutes() throws Exception {
        try (Subscriber subscriber = subscribe(ShardIteratorType.LATEST)) {
            kinesis.time.pass(Subscription.LIFE.minusMillis(1));
            put("late");
            assertThat(subscriber.texts(1)).containsExactly("late");

            kinesis.time.pass(Duration.ofMillis(1));
            subscriber.awaitEnd();
        }
    }

    @Test
    void aSecondCallIsRefusedAtFirstAndTakesOverLater() throws Exception {
        try (Subscriber first = subscribe(ShardIteratorType.LATEST)) {
            kinesis.time.pass(Subscriptions.UNDISTURBED.minusMillis(1));
            refused(() -> subscribe(ShardIteratorType.LATEST), IN_USE, ACTIVE_ALREADY);
            put("to the first");
            assertThat(first.texts(1)).containsExactly("to the first");

            kinesis.time.pass(Duration.ofMillis(1));
            try (Subscriber second = subscribe(ShardIteratorType.LATEST)) {
                AwsServiceException failure = first.failure();
                assertThat(failure.awsErrorDetails().errorCode()).isEqualTo(IN_USE);
                assertThat(failure.awsErrorDetails().errorMessage()).isEqualTo(ACTIVE_ALREADY);
                put("to the second");
                assertThat(second.texts(1)).containsExactly("to the second");
                assertThat(first.rest()).isEmpty();
            }
        }
    }

    @Test
    void consumersAndShardsDoNotDisturbEachOther() throws Exception {
        String table = kinesis.consumer("w", "table");
        try (Subscriber one = subscribe(ShardIteratorType.LATEST);
                Subscriber other = Subscriber.to(client, table, ShardIteratorType.LATEST);
                Subscriber otherShard = Subscriber.to(
                        client, map, "shardId-000000000001", start -> start.type(ShardIteratorType.LATEST))) {
            put("a");

            assertThat(one.texts(1)).containsExactly("a");
            assertThat(other.texts(1)).containsExactly("a");
            assertThat(otherShard.rest()).isEmpty();
        }
    }

    @Test
    void aClientThatGoesAwayMakesRoomForAnother() throws Exception {
        subscribe(ShardIteratorType.LATEST).close();
        subscriptions(1);

        try (Subscriber next = subscribe(ShardIteratorType.LATEST)) {
            put("a");
            assertThat(next.texts(1)).containsExactly("a");
        }
    }

    @Test
    void twoMebibytesASecondArePushed() throws Exception {
        for (int i = 0; i < 6; i++) {
            put(new byte[1000 << 10]);
            kinesis.time.pass(Duration.ofSeconds(1));
        }

        try (Subscriber subscriber = subscribe(ShardIteratorType.TRIM_HORIZON)) {
            // The third begins within the two mebibytes and is paid for by the next second.
            SubscribeToShardEvent third = subscriber.event();
            for (int i = 0; i < 2; i++) {
                third = subscriber.event();
            }
            assertThat(third.millisBehindLatest()).isGreaterThan(0);
            put("more");
            assertThat(subscriber.rest()).isEmpty();

            kinesis.time.pass(Duration.ofSeconds(1));
            subscriber.records(2);
            kinesis.time.pass(Duration.ofSeconds(1));
            assertThat(subscriber.records(1)).hasSize(1);
            assertThat(subscriber.texts(1)).containsExactly("more");
        }
    }

    @Test
    void theEndOfAShardNamesItsChildren() throws Exception {
        try (Subscriber subscriber = subscribe(ShardIteratorType.LATEST)) {
            put("last");
            kinesis.client.splitShard(request ->
                    request.streamName("w").shardToSplit(ServedKinesis.SHARD).newStartingHashKey("1000"));
            put("still taken");
            kinesis.time.pass(Streams.CHANGE);

            assertThat(subscriber.texts(2)).containsExactly("last", "still taken");
            SubscribeToShardEvent end = subscriber.event();
            assertThat(end.records()).isEmpty();
            assertThat(end.continuationSequenceNumber()).isNull();
            assertThat(end.millisBehindLatest()).isZero();
            assertThat(end.childShards())
                    .extracting(ChildShard::shardId)
                    .containsExactly("shardId-000000000002", "shardId-000000000003");
            assertThat(end.childShards().get(0).parentShards()).containsExactly(ServedKinesis.SHARD);
            assertThat(end.childShards().get(1).hashKeyRange().startingHashKey())
                    .isEqualTo("1000");
            subscriber.awaitEnd();
        }
        kinesis.time.pass(Subscriptions.UNDISTURBED);

        try (Subscriber late = subscribe(ShardIteratorType.TRIM_HORIZON)) {
            SubscribeToShardEvent all = late.event();
            assertThat(ServedKinesis.texts(all.records())).containsExactly("last", "still taken");
            assertThat(all.childShards()).hasSize(2);
            assertThat(all.continuationSequenceNumber()).isNull();
            late.awaitEnd();
        }
    }

    @Test
    void theEndOfAStreamEndsItsSubscriptions() {
        try (Subscriber subscriber = subscribe(ShardIteratorType.LATEST)) {
            kinesis.client.deleteStream(request -> request.streamName("w").enforceConsumerDeletion(true));

            assertFailed(subscriber, NOT_FOUND, "Stream w under account 000000000000 not found.");
        }
    }

    @Test
    void theEndOfAConsumerEndsItsSubscriptions() {
        try (Subscriber subscriber = subscribe(ShardIteratorType.LATEST)) {
            kinesis.client.deregisterStreamConsumer(request -> request.consumerARN(map));

            assertFailed(subscriber, NOT_FOUND, "Consumer map under stream w and account 000000000000 not found.");
        }
    }

    private static void assertFailed(Subscriber subscriber, String code, String sentence) {
        AwsServiceException failure = subscriber.failure();
        assertThat(failure.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(failure.awsErrorDetails().errorMessage()).isEqualTo(sentence);
    }

    @Test
    void whoMayNotSubscribeIsToldWhy() {
        String early = kinesis.client
                .registerStreamConsumer(
                        request -> request.streamARN(ServedKinesis.arn("w")).consumerName("early"))
                .consumer()
                .consumerARN();
        refused(
                () -> Subscriber.to(client, early, ShardIteratorType.LATEST),
                IN_USE,
                "Consumer early with creation timestamp "
                        + kinesis.time.instant().getEpochSecond()
                        + " under stream: w , account 000000000000 is not in ACTIVE status.");
        refused(
                () -> Subscriber.to(client, map.replace("map", "none"), ShardIteratorType.LATEST),
                NOT_FOUND,
                "Consumer none under stream w and account 000000000000 not found.");
        refused(
                () -> Subscriber.to(client, map + "0", ShardIteratorType.LATEST),
                NOT_FOUND,
                "Consumer map under stream w and account 000000000000 not found.");
        refused(
                () -> Subscriber.to(client, map.replace("stream/w", "stream/v"), ShardIteratorType.LATEST),
                NOT_FOUND,
                "Stream v under account 000000000000 not found.");
        refused(
                () -> Subscriber.to(client, map, "shardId-000000000002", start -> start.type("LATEST")),
                NOT_FOUND,
                "Shard shardId-000000000002 in stream w under account 000000000000 does not exist");
        refused(
                () -> Subscriber.to(client, map, "shardId-x", start -> start.type("LATEST")),
                NOT_FOUND,
                "Could not find shard shardId-x in stream w under account 000000000000.");
        refused(
                () -> subscribe(start -> start.type("AT_TIMESTAMP")),
                INVALID,
                "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP."
                        + " Current request has no timestamp parameter.");
        refused(
                () -> subscribe(start -> start.type("AT_SEQUENCE_NUMBER").sequenceNumber("5")),
                INVALID,
                "StartingSequenceNumber 5 used in SubscribeToShard on shard shardId-000000000000 in stream w under"
                        + " account 000000000000 is invalid.");
        refused(
                () -> subscribe(start -> start.type("SOMEWHERE")),
                "ValidationException",
                "1 validation error detected: Value 'SOMEWHERE' at 'startingPosition.type' failed to satisfy"
                        + " constraint: Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST,"
                        + " AT_TIMESTAMP, AT_SEQUENCE_NUMBER, TRIM_HORIZON]");
    }

    @Test
    void aSubscriptionIsNotedOnceWithItsSize() throws Exception {
        put("a".repeat(10_000));
        try (Subscriber subscriber = subscribe(ShardIteratorType.TRIM_HORIZON)) {
            subscriber.records(1);
            assertThat(subscriptions()).isEmpty();
            kinesis.time.pass(Subscription.LIFE);
            subscriber.awaitEnd();
        }

        List<Call> noted = subscriptions(1);
        assertThat(noted).hasSize(1);
        assertThat(noted.get(0).status()).isEqualTo(200);
        assertThat(noted.get(0).errorCode()).isNull();
        assertThat(noted.get(0).resource()).isEqualTo(map);
        assertThat(noted.get(0).requestBytes()).isBetween(100L, 300L);
        assertThat(noted.get(0).responseBytes()).isBetween(13_333L, 14_000L);
    }

    @Test
    void aSubscriptionThatWasTakenOverIsNotedAsFailed() throws Exception {
        try (Subscriber first = subscribe(ShardIteratorType.LATEST)) {
            kinesis.time.pass(Subscriptions.UNDISTURBED);
            subscribe(ShardIteratorType.LATEST).close();
            first.failure();
        }

        assertThat(subscriptions(2)).extracting(Call::errorCode).contains(IN_USE);
    }

    @Test
    void theServerEndsItsSubscriptionsWhenItStops() {
        try (Subscriber subscriber = subscribe(ShardIteratorType.LATEST)) {
            kinesis.close();

            subscriber.awaitEnd();
        }
        kinesis = new ServedKinesis(folder);
    }

    private List<Call> subscriptions() throws Exception {
        return kinesis.door.journal().since(0, CallFilter.all(), Duration.ZERO).calls().stream()
                .filter(call -> call.operation().equals("SubscribeToShard"))
                .toList();
    }

    /** The journal's calls, when there are so many. */
    private List<Call> subscriptions(int count) throws Exception {
        while (subscriptions().size() < count) {
            long last = kinesis.door
                    .journal()
                    .since(0, CallFilter.all(), Duration.ZERO)
                    .last();
            if (subscriptions().size() < count) {
                kinesis.door.journal().since(last, CallFilter.all(), Duration.ofSeconds(10));
            }
        }
        return subscriptions();
    }
}
