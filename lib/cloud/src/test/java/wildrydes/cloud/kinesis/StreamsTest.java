package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.kinesis.Refused.refused;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescription;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kinesis.model.StreamSummary;
import wildrydes.cloud.ledger.Call;
import wildrydes.cloud.ledger.CallFilter;
import wildrydes.cloud.store.Store;

/** The life of a stream, and its descriptions and lists. */
class StreamsTest {

    private static final String NOT_FOUND = "ResourceNotFoundException";
    private static final String INVALID = "InvalidArgumentException";
    private static final String LIMIT = "LimitExceededException";

    @TempDir
    Path folder;

    private ServedKinesis kinesis;

    @BeforeEach
    void open() {
        kinesis = new ServedKinesis(folder);
    }

    @AfterEach
    void close() {
        kinesis.close();
    }

    @Test
    void aStreamIsCreatingThenActiveThenDeletingThenGone() {
        kinesis.client.createStream(request -> request.streamName("w").shardCount(2));
        assertThat(summary("w").streamStatus()).isEqualTo(StreamStatus.CREATING);
        assertThat(summary("w").openShardCount()).isZero();
        assertThat(description("w").shards()).isEmpty();
        kinesis.time.pass(Streams.CHANGE.minusMillis(1));
        assertThat(summary("w").streamStatus()).isEqualTo(StreamStatus.CREATING);

        kinesis.time.pass(Duration.ofMillis(1));
        assertThat(summary("w").streamStatus()).isEqualTo(StreamStatus.ACTIVE);
        assertThat(summary("w").openShardCount()).isEqualTo(2);

        kinesis.client.deleteStream(request -> request.streamName("w"));
        assertThat(summary("w").streamStatus()).isEqualTo(StreamStatus.DELETING);
        kinesis.time.pass(Streams.CHANGE);
        refused(() -> summary("w"), NOT_FOUND, "Stream w under account 000000000000 not found.");
        assertThat(kinesis.client.listStreams().streamNames()).isEmpty();
    }

    @Test
    void whoDescribesAStreamIsToldToTheClockAfterwards() {
        kinesis.client.createStream(request -> request.streamName("w").shardCount(1));
        assertThat(kinesis.time.transitions()).containsExactly(ServedKinesis.arn("w"));

        summary("w");
        description("w");

        assertThat(kinesis.time.looked()).containsExactly(ServedKinesis.arn("w"), ServedKinesis.arn("w"));
    }

    @Test
    void aDescriptionSaysAllOfAStream() {
        kinesis.stream("w", 3);

        StreamDescription description = description("w");

        assertThat(description.streamARN()).isEqualTo("arn:aws:kinesis:us-east-1:000000000000:stream/w");
        assertThat(description.streamCreationTimestamp()).isEqualTo(ServedKinesis.START);
        assertThat(description.retentionPeriodHours()).isEqualTo(24);
        assertThat(description.streamModeDetails().streamMode()).isEqualTo(StreamMode.PROVISIONED);
        assertThat(description.encryptionTypeAsString()).isEqualTo("NONE");
        assertThat(description.enhancedMonitoring()).hasSize(1);
        assertThat(description.hasMoreShards()).isFalse();
        Shard last = description.shards().get(2);
        assertThat(last.shardId()).isEqualTo("shardId-000000000002");
        assertThat(last.hashKeyRange().startingHashKey()).isEqualTo("226854911280625642308916404954512140970");
        assertThat(last.hashKeyRange().endingHashKey()).isEqualTo("340282366920938463463374607431768211455");
        assertThat(last.sequenceNumberRange().startingSequenceNumber()).matches("[0-9]{56}");
        assertThat(last.sequenceNumberRange().endingSequenceNumber()).isNull();
        assertThat(last.parentShardId()).isNull();
    }

    @Test
    void aDescriptionComesInPages() {
        kinesis.stream("w", 120);
        assertThat(description("w").shards()).hasSize(100);
        assertThat(description("w").hasMoreShards()).isTrue();

        StreamDescription rest = kinesis.client
                .describeStream(request -> request.streamName("w").exclusiveStartShardId("shardId-000000000099"))
                .streamDescription();
        assertThat(rest.shards()).hasSize(20);
        assertThat(rest.hasMoreShards()).isFalse();
        StreamDescription few = kinesis.client
                .describeStream(request -> request.streamName("w")
                        .exclusiveStartShardId("shardId-000000000001")
                        .limit(2))
                .streamDescription();
        assertThat(few.shards())
                .extracting(Shard::shardId)
                .containsExactly("shardId-000000000002", "shardId-000000000003");
        assertThat(few.hasMoreShards()).isTrue();
    }

    @Test
    void aNameIsTakenUntilItsStreamIsGone() {
        kinesis.stream("w", 1);
        String exists = "Stream w under account 000000000000 already exists.";
        refused(() -> create("w", 1), "ResourceInUseException", exists);
        kinesis.client.deleteStream(request -> request.streamName("w"));
        refused(() -> create("w", 1), "ResourceInUseException", exists);

        kinesis.time.pass(Streams.CHANGE);
        create("w", 1);
    }

    @Test
    void onlyAnActiveStreamIsDeleted() {
        create("w", 1);
        refused(
                () -> kinesis.client.deleteStream(request -> request.streamName("w")),
                "ResourceInUseException",
                "Stream w under account 000000000000 not ACTIVE, instead in state CREATING");
        refused(
                () -> kinesis.client.deleteStream(request -> request.streamName("none")),
                NOT_FOUND,
                "Stream none under account 000000000000 not found.");
    }

    @Test
    void theAccountHasAShardQuota() {
        create("w", 3);

        refused(
                () -> create("v", 19_998),
                LIMIT,
                "This request would exceed the shard limit for the account 000000000000 in us-east-1. Current shard"
                        + " count for the account: 3. Limit: 20000. Number of additional shards that would have"
                        + " resulted from this request: 19998. Refer to the AWS Service Limits page"
                        + " (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits"
                        + " and how to request higher limits.");
    }

    @Test
    void whatCannotBeCreatedIsExplained() {
        refused(
                () -> kinesis.client.createStream(
                        request -> request.streamName("a b").shardCount(0)),
                "ValidationException",
                "2 validation errors detected: Value 'a b' at 'streamName' failed to satisfy constraint: Member must"
                        + " satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value '0' at 'shardCount' failed to"
                        + " satisfy constraint: Member must have value greater than or equal to 1");
        refused(
                () -> kinesis.client.createStream(request -> request.streamName("w")),
                INVALID,
                "ShardCount must be specified when the stream mode is PROVISIONED.");
    }

    @Test
    void anOnDemandStreamBeginsWithFourShards() {
        kinesis.client.createStream(request -> request.streamName("w")
                .streamModeDetails(mode -> mode.streamMode(StreamMode.ON_DEMAND))
                .tags(Map.of("course", "streams")));
        kinesis.time.pass(Streams.CHANGE);

        assertThat(summary("w").openShardCount()).isEqualTo(4);
        assertThat(summary("w").streamModeDetails().streamMode()).isEqualTo(StreamMode.ON_DEMAND);
    }

    @Test
    void streamsAreListedInPagesByName() {
        for (String name : List.of("c", "a", "e", "b", "d")) {
            create(name, 1);
        }
        ListStreamsResponse first = kinesis.client.listStreams(request -> request.limit(2));
        assertThat(first.streamNames()).containsExactly("a", "b");
        assertThat(first.hasMoreStreams()).isTrue();
        assertThat(first.streamSummaries())
                .extracting(StreamSummary::streamStatus)
                .containsOnly(StreamStatus.CREATING);

        ListStreamsResponse second = kinesis.client.listStreams(request -> request.nextToken(first.nextToken()));
        assertThat(second.streamNames()).containsExactly("c", "d", "e");
        assertThat(second.hasMoreStreams()).isFalse();
        assertThat(second.nextToken()).isNull();
        assertThat(kinesis.client
                        .listStreams(request -> request.exclusiveStartStreamName("bb"))
                        .streamNames())
                .containsExactly("c", "d", "e");
        refused(() -> kinesis.client.listStreams(request -> request.nextToken("x")), INVALID, "Invalid NextToken.");
        kinesis.time.pass(Duration.ofSeconds(301));
        refused(
                () -> kinesis.client.listStreams(request -> request.nextToken(first.nextToken())),
                "ExpiredNextTokenException",
                "NextToken expired. The token was created at time Mon Mar 02 09:14:36 UTC 2026 while right now it is Mon"
                        + " Mar 02 09:19:37 UTC 2026.");
    }

    @Test
    void shardsAreListedInPagesAndByFilter() {
        kinesis.stream("w", 5);
        List<String> ids = new ArrayList<>();
        ListShardsResponse page = kinesis.client.listShards(request -> request.streamName("w")
                .maxResults(2)
                .shardFilter(
                        filter -> filter.type(ShardFilterType.AFTER_SHARD_ID).shardId("shardId-000000000000")));
        page.shards().forEach(shard -> ids.add(shard.shardId()));
        String token = page.nextToken();
        ListShardsResponse rest = kinesis.client.listShards(request -> request.nextToken(token));
        rest.shards().forEach(shard -> ids.add(shard.shardId()));

        assertThat(ids)
                .containsExactly(
                        "shardId-000000000001", "shardId-000000000002", "shardId-000000000003", "shardId-000000000004");
        assertThat(rest.nextToken()).isNull();
        for (ShardFilterType type : List.of(
                ShardFilterType.AT_LATEST, ShardFilterType.AT_TRIM_HORIZON, ShardFilterType.FROM_TRIM_HORIZON)) {
            assertThat(kinesis.client
                            .listShards(request -> request.streamName("w").shardFilter(filter -> filter.type(type)))
                            .shards())
                    .as(type.toString())
                    .hasSize(5);
        }
        assertThat(kinesis.client
                        .listShards(request -> request.streamName("w")
                                .shardFilter(filter -> filter.type(ShardFilterType.AT_TIMESTAMP)
                                        .timestamp(ServedKinesis.START.minusSeconds(1))))
                        .shards())
                .isEmpty();
        assertThat(kinesis.client
                        .listShards(request -> request.streamName("w").exclusiveStartShardId("shardId-000000000003"))
                        .shards())
                .hasSize(1);
    }

    @Test
    void aShardListNeedsANameOrATokenButNotBoth() {
        kinesis.stream("w", 2);
        String token = kinesis.client
                .listShards(request -> request.streamName("w").maxResults(1))
                .nextToken();

        refused(
                () -> kinesis.client.listShards(request -> {}),
                INVALID,
                "Either NextToken or StreamName should be provided.");
        refused(
                () -> kinesis.client.listShards(
                        request -> request.streamName("w").nextToken(token)),
                INVALID,
                "NextToken and StreamName cannot be provided together.");
        refused(
                () -> kinesis.client.listShards(request ->
                        request.streamName("w").shardFilter(filter -> filter.type(ShardFilterType.FROM_TIMESTAMP))),
                INVALID,
                "Timestamp must be specified when ShardFilter Type is FROM_TIMESTAMP.");
        kinesis.client.deleteStream(request -> request.streamName("w"));
        kinesis.time.pass(Streams.CHANGE);
        refused(() -> kinesis.client.listShards(request -> request.nextToken(token)), INVALID, "Invalid NextToken.");
    }

    @Test
    void aStreamGoesByNameByArnAndByBoth() {
        kinesis.stream("w", 1);
        assertThat(kinesis.client
                        .describeStreamSummary(request -> request.streamARN(ServedKinesis.arn("w")))
                        .streamDescriptionSummary()
                        .streamName())
                .isEqualTo("w");
        kinesis.client.describeStreamSummary(request -> request.streamName("w").streamARN(ServedKinesis.arn("w")));

        refused(
                () -> kinesis.client.describeStreamSummary(
                        request -> request.streamName("v").streamARN(ServedKinesis.arn("w"))),
                INVALID,
                "StreamARN arn:aws:kinesis:us-east-1:000000000000:stream/w is not the ARN of stream v.");
        refused(
                () -> kinesis.client.describeStreamSummary(request -> {}),
                INVALID,
                "Either StreamARN or StreamName should be provided.");
        refused(
                () -> kinesis.client.describeStreamSummary(
                        request -> request.streamARN("arn:aws:kinesis:eu-west-1:000000000000:stream/w")),
                INVALID,
                "StreamARN arn:aws:kinesis:eu-west-1:000000000000:stream/w is not in Region us-east-1.");
        refused(
                () -> kinesis.client.describeStreamSummary(
                        request -> request.streamARN("arn:aws:kinesis:us-east-1:999999999999:stream/w")),
                "AccessDeniedException",
                "User: arn:aws:iam::000000000000:user/administrator is not authorized to perform:"
                        + " kinesis:DescribeStreamSummary on resource:"
                        + " arn:aws:kinesis:us-east-1:999999999999:stream/w because no resource-based policy allows"
                        + " the kinesis:DescribeStreamSummary action");
    }

    @Test
    void callsThatMoveNoRecordsAreLimitedWhileTimeFlows() {
        for (int i = 0; i < 5; i++) {
            kinesis.time.pass(Duration.ofMillis(1));
            kinesis.client.listStreams();
        }
        kinesis.time.pass(Duration.ofMillis(1));
        refused(() -> kinesis.client.listStreams(), LIMIT, "Rate exceeded for account 000000000000.");
        kinesis.time.pass(Duration.ofSeconds(1));
        kinesis.client.listStreams();

        kinesis.stream("w", 1);
        for (int i = 0; i < 10; i++) {
            kinesis.time.pass(Duration.ofMillis(1));
            description("w");
        }
        kinesis.time.pass(Duration.ofMillis(1));
        refused(() -> description("w"), LIMIT, "Rate exceeded for stream w under account 000000000000.");
    }

    @Test
    void whileTimeStandsStillNobodyIsLockedOutOfLooking() {
        kinesis.stream("w", 1);
        for (int i = 0; i < 30; i++) {
            description("w");
            kinesis.client.listStreams();
            kinesis.iterator("w", ShardIteratorType.LATEST);
        }
    }

    @Test
    void theJournalNamesTheStreamHoweverItWasAddressed() throws Exception {
        kinesis.stream("w", 2);
        String token = kinesis.client
                .listShards(request -> request.streamARN(ServedKinesis.arn("w")).maxResults(1))
                .nextToken();
        kinesis.client.listShards(request -> request.nextToken(token));
        kinesis.read(kinesis.iterator("w", ShardIteratorType.LATEST));
        kinesis.client.listStreams();

        assertThat(kinesis.door
                        .journal()
                        .since(0, CallFilter.all(), Duration.ZERO)
                        .calls())
                .extracting(Call::resource)
                .containsExactly(
                        ServedKinesis.arn("w"),
                        ServedKinesis.arn("w"),
                        ServedKinesis.arn("w"),
                        ServedKinesis.arn("w"),
                        ServedKinesis.arn("w"),
                        "*");
    }

    private void create(String name, int shards) {
        kinesis.client.createStream(request -> request.streamName(name).shardCount(shards));
    }

    private StreamDescriptionSummary summary(String name) {
        return kinesis.client
                .describeStreamSummary(request -> request.streamName(name))
                .streamDescriptionSummary();
    }

    private StreamDescription description(String name) {
        return kinesis.client
                .describeStream(request -> request.streamName(name))
                .streamDescription();
    }

    /** The Kinesis Client Library asks so when it begins, and takes no shards for a failure. */
    @Test
    void theFirstShardsOfAStreamAreOpenAtItsBeginningToTheMillisecond() {
        try (ServedKinesis later = new ServedKinesis(
                new Store(folder.resolve("later")), new ManualTime(ServedKinesis.START.plusNanos(123_456)))) {
            later.stream("w", 2);

            ListShardsResponse first = later.client.listShards(
                    request -> request.streamName("w").shardFilter(filter -> filter.type("AT_TRIM_HORIZON")));

            assertThat(first.shards()).hasSize(2);
        }
    }
}
