package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.kinesis.Refused.refused;
import static wildrydes.cloud.kinesis.ServedKinesis.SHARD;
import static wildrydes.cloud.kinesis.ServedKinesis.texts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kinesis.model.UpdateShardCountResponse;
import wildrydes.cloud.store.FailingDisk;
import wildrydes.cloud.store.Store;

/** Splitting, merging and scaling, as clients see it. */
class ReshardingTest {

    private static final String INVALID = "InvalidArgumentException";
    private static final String LIMIT = "LimitExceededException";
    private static final String NOT_FOUND = "ResourceNotFoundException";
    private static final String SECOND = "shardId-000000000001";
    private static final String THIRD = "shardId-000000000002";
    private static final String MIDDLE = "170141183460469231731687303715884105728";
    private static final String LAST = "340282366920938463463374607431768211455";

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
    void aSplitShardGoesOnUntilItsChildrenAreThere() {
        kinesis.stream("w", 1);
        kinesis.put("w", "a", "1");
        split("w", SHARD, MIDDLE);
        assertThat(status("w")).isEqualTo(StreamStatus.UPDATING);
        assertThat(shards("w")).hasSize(1);
        assertThat(kinesis.put("w", "a", "2").shardId()).isEqualTo(SHARD);
        refused(
                () -> split("w", SHARD, MIDDLE),
                "ResourceInUseException",
                "Stream w under account 000000000000 not ACTIVE, instead in state UPDATING");
        assertThat(kinesis.time.transitions()).containsExactly(ServedKinesis.arn("w"));

        kinesis.time.pass(Streams.CHANGE);

        assertThat(status("w")).isEqualTo(StreamStatus.ACTIVE);
        List<Shard> shards = shards("w");
        assertThat(shards).extracting(Shard::shardId).containsExactly(SHARD, SECOND, THIRD);
        assertThat(shards).extracting(Shard::parentShardId).containsExactly(null, SHARD, SHARD);
        assertThat(shards)
                .extracting(shard -> shard.hashKeyRange().startingHashKey())
                .containsExactly("0", "0", MIDDLE);
        assertThat(shards)
                .extracting(shard -> shard.hashKeyRange().endingHashKey())
                .containsExactly(LAST, "170141183460469231731687303715884105727", LAST);
        String end = shards.get(0).sequenceNumberRange().endingSequenceNumber();
        assertThat(end).matches("[0-9]{56}");
        assertThat(shards.get(1).sequenceNumberRange().startingSequenceNumber()).isGreaterThan(end);
        assertThat(shards.get(1).sequenceNumberRange().endingSequenceNumber()).isNull();
        assertThat(kinesis.put("w", "a", "3").shardId()).isEqualTo(SECOND);
        assertThat(kinesis.client
                        .describeStreamSummary(request -> request.streamName("w"))
                        .streamDescriptionSummary()
                        .openShardCount())
                .isEqualTo(2);
    }

    @Test
    void aClosedShardIsReadToItsEndAndNamesItsChildren() {
        kinesis.stream("w", 1);
        kinesis.put("w", "a", "1");
        kinesis.put("w", "a", "2");
        String latest = kinesis.iterator("w", ShardIteratorType.LATEST);
        split("w", SHARD, MIDDLE);
        kinesis.time.pass(Streams.CHANGE);

        GetRecordsResponse first = kinesis.client.getRecords(
                request -> request.shardIterator(kinesis.iterator("w", ShardIteratorType.TRIM_HORIZON))
                        .limit(1));
        assertThat(texts(first.records())).containsExactly("1");
        assertThat(first.childShards()).isEmpty();
        GetRecordsResponse second = kinesis.read(first.nextShardIterator());
        assertThat(texts(second.records())).containsExactly("2");
        assertThat(second.nextShardIterator()).isNull();
        assertThat(second.millisBehindLatest()).isZero();
        assertThat(second.childShards())
                .containsExactly(
                        ChildShard.builder()
                                .shardId(SECOND)
                                .parentShards(SHARD)
                                .hashKeyRange(range -> range.startingHashKey("0")
                                        .endingHashKey("170141183460469231731687303715884105727"))
                                .build(),
                        ChildShard.builder()
                                .shardId(THIRD)
                                .parentShards(SHARD)
                                .hashKeyRange(
                                        range -> range.startingHashKey(MIDDLE).endingHashKey(LAST))
                                .build());
        assertThat(kinesis.read(latest).nextShardIterator()).isNull();
        String end = shards("w").get(0).sequenceNumberRange().endingSequenceNumber();
        String after = kinesis.client
                .getShardIterator(request -> request.streamName("w")
                        .shardId(SHARD)
                        .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                        .startingSequenceNumber(end))
                .shardIterator();
        assertThat(kinesis.read(after).nextShardIterator()).isNull();
    }

    @Test
    void twoShardsBecomeOne() {
        kinesis.stream("w", 3);
        merge("w", "shard-0", "shard-1");
        kinesis.time.pass(Streams.CHANGE);

        Shard merged = shards("w").get(3);
        assertThat(merged.shardId()).isEqualTo("shardId-000000000003");
        assertThat(merged.parentShardId()).isEqualTo(SHARD);
        assertThat(merged.adjacentParentShardId()).isEqualTo(SECOND);
        assertThat(merged.hashKeyRange().startingHashKey()).isEqualTo("0");
        assertThat(merged.hashKeyRange().endingHashKey()).isEqualTo("226854911280625642308916404954512140969");
        GetRecordsResponse end = kinesis.read(kinesis.iterator("w", SECOND, ShardIteratorType.TRIM_HORIZON));
        assertThat(end.nextShardIterator()).isNull();
        assertThat(end.childShards()).extracting(ChildShard::shardId).containsExactly("shardId-000000000003");
        assertThat(end.childShards().get(0).parentShards()).containsExactly(SHARD, SECOND);
    }

    @Test
    void whatCannotBeSplitIsExplained() {
        kinesis.stream("w", 3);
        refused(
                () -> split("none", "ABKLFD8", "5"),
                NOT_FOUND,
                "Could not find shard ABKLFD8 in stream none under account 000000000000.");
        refused(() -> split("none", "shard-0", "5"), NOT_FOUND, "Stream none under account 000000000000 not found.");
        refused(
                () -> split("w", "shardId-5", "5"),
                NOT_FOUND,
                "Could not find shard shardId-000000000005 in stream w under account 000000000000.");
        String range = " used in SplitShard() on shard shardId-000000000000 in stream w under account 000000000000 is"
                + " not both greater than one plus the shard's StartingHashKey 0 and less than the shard's"
                + " EndingHashKey 113427455640312821154458202477256070484.";
        refused(() -> split("w", "shard-0", "1"), INVALID, "NewStartingHashKey 1" + range);
        refused(
                () -> split("w", "shard-0", "113427455640312821154458202477256070484"),
                INVALID,
                "NewStartingHashKey 113427455640312821154458202477256070484" + range);
        refused(
                () -> split("w", "shard-0", "-1"),
                "ValidationException",
                "1 validation error detected: Value '-1' at 'newStartingHashKey' failed to satisfy constraint: Member"
                        + " must satisfy regular expression pattern: 0|([1-9]\\d{0,38})");

        split("w", "shard-0", "2");
        kinesis.time.pass(Streams.CHANGE);
        refused(
                () -> split("w", "shard-0", "5"),
                INVALID,
                "Shard shardId-000000000000 in stream w under account 000000000000 has already been merged or split,"
                        + " and thus is not eligible for merging or splitting.");
    }

    @Test
    void whatCannotBeMergedIsExplained() {
        kinesis.stream("w", 3);
        refused(
                () -> merge("w", "shard-0", "shard-2"),
                INVALID,
                "Shards shardId-000000000000 and shardId-000000000002 in stream w under account 000000000000 are not an"
                        + " adjacent pair of shards eligible for merging");
        refused(
                () -> merge("w", "shard-1", "shard-0"),
                INVALID,
                "Shards shardId-000000000001 and shardId-000000000000 in stream w under account 000000000000 are not an"
                        + " adjacent pair of shards eligible for merging");
        refused(
                () -> merge("w", "shard-0", "2147483648"),
                NOT_FOUND,
                "Could not find shard 2147483648 in stream w under account 000000000000.");
        refused(
                () -> merge("w", "shard-0", "shard-7"),
                NOT_FOUND,
                "Could not find shard shardId-000000000007 in stream w under account 000000000000.");
    }

    @Test
    void scalingDoublesAndHalvesInOneRound() {
        kinesis.stream("w", 2);
        UpdateShardCountResponse answer = scale("w", 4);
        assertThat(answer.currentShardCount()).isEqualTo(2);
        assertThat(answer.targetShardCount()).isEqualTo(4);
        assertThat(answer.streamARN()).isEqualTo(ServedKinesis.arn("w"));
        kinesis.time.pass(Streams.CHANGE);
        assertThat(status("w")).isEqualTo(StreamStatus.ACTIVE);
        assertThat(open("w")).hasSize(4);
        assertThat(shards("w")).hasSize(6);

        scale("w", 2);
        kinesis.time.pass(Streams.CHANGE);
        assertThat(status("w")).isEqualTo(StreamStatus.ACTIVE);
        assertThat(open("w"))
                .extracting(shard -> shard.hashKeyRange().startingHashKey())
                .containsExactly("0", MIDDLE);
        assertThat(shards("w")).hasSize(8);
    }

    @Test
    void scalingToAnyCountGivesShardsOfEqualSizeByShortLivedOnes() {
        kinesis.stream("w", 4);
        scale("w", 5);
        kinesis.time.pass(Streams.CHANGE);
        assertThat(status("w")).isEqualTo(StreamStatus.UPDATING);
        assertThat(open("w")).hasSize(8);

        kinesis.time.pass(Streams.CHANGE);
        assertThat(status("w")).isEqualTo(StreamStatus.ACTIVE);
        assertThat(shards("w")).hasSize(15);
        assertThat(open("w").stream()
                        .map(shard -> shard.hashKeyRange().startingHashKey())
                        .sorted()
                        .toList())
                .isEqualTo(HashRange.evenly(5).stream()
                        .map(range -> range.start().toString())
                        .sorted()
                        .toList());
    }

    @Test
    void scalingHasLimits() {
        kinesis.stream("w", 4);
        refused(
                () -> scale("w", 9),
                LIMIT,
                "UpdateShardCount cannot scale up over double your current open shard count. Current open shard count:"
                        + " 4, Target shard count: 9");
        refused(
                () -> scale("w", 1),
                LIMIT,
                "UpdateShardCount cannot scale down below half your current open shard count. Current open shard count:"
                        + " 4, Target shard count: 1");
        refused(
                () -> scale("w", 10_001),
                LIMIT,
                "Target shard count or number of open shards cannot be greater than 10000. Current open shard count:"
                        + " 4, Target shard count: 10001");
        refused(
                () -> kinesis.client.updateShardCount(
                        request -> request.streamName("w").targetShardCount(0).scalingType("EVEN")),
                "ValidationException",
                "2 validation errors detected: Value '0' at 'targetShardCount' failed to satisfy constraint: Member must"
                        + " have value greater than or equal to 1; Value 'EVEN' at 'scalingType' failed to satisfy"
                        + " constraint: Member must satisfy enum value set: [UNIFORM_SCALING]");
        for (int i = 0; i < 10; i++) {
            scale("w", i % 2 == 0 ? 8 : 4);
            kinesis.time.pass(Streams.CHANGE);
        }
        refused(
                () -> scale("w", 8),
                LIMIT,
                "Stream w under account 000000000000 has reached the limit of 10 updates of its shard count in 24"
                        + " hours.");
        kinesis.time.pass(Duration.ofHours(24));
        scale("w", 8);
    }

    @Test
    void theQuotaCountsShortLivedShardsToo() {
        kinesis.stream("large", 9_998);
        kinesis.stream("larger", 9_998);
        kinesis.stream("w", 4);
        refused(
                () -> scale("w", 5),
                LIMIT,
                "This request would exceed the shard limit for the account 000000000000 in us-east-1. Current shard"
                        + " count for the account: 20000. Limit: 20000. Number of additional shards that would have"
                        + " resulted from this request: 4. Refer to the AWS Service Limits page"
                        + " (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits"
                        + " and how to request higher limits.");
        scale("w", 2);
    }

    @Test
    void onDemandStreamsAreNotResharded() {
        kinesis.client.createStream(
                request -> request.streamName("w").streamModeDetails(mode -> mode.streamMode(StreamMode.ON_DEMAND)));
        kinesis.time.pass(Streams.CHANGE);
        String sentence = "Request is invalid. Stream w under account 000000000000 is in On-Demand mode.";
        refused(() -> scale("w", 5), "ValidationException", sentence);
        refused(() -> split("w", SHARD, "5"), "ValidationException", sentence);
        refused(() -> merge("w", SHARD, SECOND), "ValidationException", sentence);
    }

    @Test
    void closedShardsVanishWhenTheirLastRecordsHaveExpired() {
        kinesis.stream("w", 1);
        kinesis.put("w", "a", "1");
        split("w", SHARD, MIDDLE);
        kinesis.time.pass(Streams.CHANGE);
        kinesis.time.pass(Duration.ofHours(24).minusMillis(1));
        assertThat(shards("w")).hasSize(3);

        kinesis.time.pass(Duration.ofMillis(1));

        assertThat(shards("w")).extracting(Shard::shardId).containsExactly(SECOND, THIRD);
        assertThat(shards("w").get(0).parentShardId()).isEqualTo(SHARD);
        assertThat(kinesis.client
                        .describeStream(request -> request.streamName("w"))
                        .streamDescription()
                        .shards())
                .hasSize(2);
        refused(
                () -> kinesis.iterator("w", ShardIteratorType.TRIM_HORIZON),
                NOT_FOUND,
                "Shard shardId-000000000000 in stream w under account 000000000000 does not exist");
        refused(
                () -> split("w", SHARD, "5"),
                NOT_FOUND,
                "Could not find shard shardId-000000000000 in stream w under account 000000000000.");
    }

    @Test
    void shardsAreListedAsTheyWereAtAMoment() {
        kinesis.stream("w", 1);
        split("w", SHARD, MIDDLE);
        kinesis.time.pass(Streams.CHANGE);
        Instant split = kinesis.time.instant();
        kinesis.time.pass(Duration.ofSeconds(5));

        assertThat(listed(ShardFilterType.AT_LATEST, null, null)).containsExactly(SECOND, THIRD);
        assertThat(listed(ShardFilterType.AT_TRIM_HORIZON, null, null)).containsExactly(SHARD);
        assertThat(listed(ShardFilterType.FROM_TRIM_HORIZON, null, null)).containsExactly(SHARD, SECOND, THIRD);
        assertThat(listed(ShardFilterType.AT_TIMESTAMP, split.minusMillis(1), null))
                .containsExactly(SHARD);
        assertThat(listed(ShardFilterType.AT_TIMESTAMP, split, null)).containsExactly(SECOND, THIRD);
        assertThat(listed(ShardFilterType.FROM_TIMESTAMP, split.minusMillis(1), null))
                .containsExactly(SHARD, SECOND, THIRD);
        assertThat(listed(ShardFilterType.FROM_TIMESTAMP, split, null)).containsExactly(SECOND, THIRD);
        assertThat(listed(ShardFilterType.AFTER_SHARD_ID, null, SHARD)).containsExactly(SECOND, THIRD);
    }

    private List<String> listed(ShardFilterType type, @Nullable Instant at, @Nullable String after) {
        return kinesis
                .client
                .listShards(request -> request.streamName("w")
                        .shardFilter(filter -> filter.type(type).timestamp(at).shardId(after)))
                .shards()
                .stream()
                .map(Shard::shardId)
                .toList();
    }

    @Test
    void whatWasUnderWayWhenTheProcessWasKilledIsFinished() throws IOException {
        kinesis.stream("w", 4);
        kinesis.put("w", "a", "1");
        scale("w", 5);
        ManualTime time = new ManualTime(kinesis.time.instant());
        try (ServedKinesis second = new ServedKinesis(new Store(folder), time)) {
            assertThat(status(second, "w")).isEqualTo(StreamStatus.UPDATING);
            time.pass(Streams.CHANGE);
            second.put("w", "a", "2");
            second.store.checkpoint();
            second.put("w", "a", "3");
        }
        ManualTime later = new ManualTime(time.instant());
        try (ServedKinesis third = new ServedKinesis(new Store(folder), later)) {
            assertThat(status(third, "w")).isEqualTo(StreamStatus.UPDATING);
            later.pass(Streams.CHANGE);
            assertThat(status(third, "w")).isEqualTo(StreamStatus.ACTIVE);
            assertThat(third.client
                            .listShards(request -> request.streamName("w"))
                            .shards())
                    .hasSize(15);
            third.put("w", "a", "4");
            assertThat(Lineage.texts(third, "w", "a")).containsExactly("1", "2", "3", "4");
        }
    }

    @Test
    void whileTheDiskRefusesAReshardingWaits() {
        FailingDisk disk = new FailingDisk();
        ManualTime time = new ManualTime(ServedKinesis.START);
        try (ServedKinesis failing = new ServedKinesis(disk.store(folder.resolve("failing"), 1 << 20), time)) {
            failing.stream("w", 1);
            failing.client.splitShard(
                    request -> request.streamName("w").shardToSplit(SHARD).newStartingHashKey(MIDDLE));
            disk.fail("No space left on device");
            time.pass(Streams.CHANGE);
            assertThat(status(failing, "w")).isEqualTo(StreamStatus.UPDATING);
            disk.heal();
            assertThat(failing.put("w", "a", "1").shardId()).isEqualTo(SHARD);
            time.pass(Streams.CHANGE);
            assertThat(status(failing, "w")).isEqualTo(StreamStatus.ACTIVE);
            assertThat(failing.put("w", "a", "2").shardId()).isEqualTo(SECOND);
        }
    }

    @Test
    void writersRaceWithReshardingsAndLoseNothing() throws Exception {
        kinesis.stream("w", 2);
        AtomicBoolean ends = new AtomicBoolean();
        Map<String, List<String>> put = new ConcurrentHashMap<>();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String key = "writer " + i;
            put.put(key, new ArrayList<>());
            Thread writer = new Thread(() -> write(key, put.get(key), ends), key);
            writer.start();
            writers.add(writer);
        }
        KilledKinesis.Resharder resharder = new KilledKinesis.Resharder(kinesis);
        for (int i = 0; i < 40; i++) {
            resharder.split();
            resharder.merge();
        }
        ends.set(true);
        for (Thread writer : writers) {
            writer.join();
        }

        List<Record> records = Lineage.records(kinesis, "w");
        put.forEach((key, texts) -> {
            assertThat(texts).as(key).hasSizeGreaterThan(10);
            assertThat(texts(records.stream()
                            .filter(record -> record.partitionKey().equals(key))
                            .toList()))
                    .isEqualTo(texts);
        });
        assertThat(records.stream().map(Record::sequenceNumber)).doesNotHaveDuplicates();
    }

    /** Puts until it is told to end; what a shard has no room for in this second is put once more. */
    private void write(String key, List<String> put, AtomicBoolean ends) {
        for (int i = 0; !ends.get(); i++) {
            try {
                kinesis.put("w", key, key + " " + i);
                put.add(key + " " + i);
            } catch (ProvisionedThroughputExceededException e) {
                i--;
            }
        }
    }

    @Test
    void explicitHashKeysFindTheShardsOfTheMoment() {
        kinesis.stream("w", 1);
        split("w", SHARD, "2");
        kinesis.time.pass(Streams.CHANGE);
        assertThat(put("1")).isEqualTo(SECOND);
        assertThat(put("2")).isEqualTo(THIRD);
        assertThat(put(LAST)).isEqualTo(THIRD);
    }

    private String put(String hashKey) {
        return kinesis.client
                .putRecord(request -> request.streamName("w")
                        .partitionKey("a")
                        .explicitHashKey(hashKey)
                        .data(SdkBytes.fromUtf8String("x")))
                .shardId();
    }

    private void split(String stream, String shard, String at) {
        kinesis.client.splitShard(
                request -> request.streamName(stream).shardToSplit(shard).newStartingHashKey(at));
    }

    private void merge(String stream, String shard, String adjacent) {
        kinesis.client.mergeShards(
                request -> request.streamName(stream).shardToMerge(shard).adjacentShardToMerge(adjacent));
    }

    private UpdateShardCountResponse scale(String stream, int target) {
        return kinesis.client.updateShardCount(request ->
                request.streamName(stream).targetShardCount(target).scalingType(ScalingType.UNIFORM_SCALING));
    }

    private List<Shard> shards(String stream) {
        return kinesis.client.listShards(request -> request.streamName(stream)).shards();
    }

    private List<Shard> open(String stream) {
        return kinesis.client
                .listShards(request ->
                        request.streamName(stream).shardFilter(filter -> filter.type(ShardFilterType.AT_LATEST)))
                .shards();
    }

    private StreamStatus status(String stream) {
        return status(kinesis, stream);
    }

    private static StreamStatus status(ServedKinesis kinesis, String stream) {
        return kinesis.client
                .describeStreamSummary(request -> request.streamName(stream))
                .streamDescriptionSummary()
                .streamStatus();
    }
}
