package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.kinesis.Refused.refused;
import static wildrydes.cloud.kinesis.ServedKinesis.SHARD;
import static wildrydes.cloud.kinesis.ServedKinesis.START;
import static wildrydes.cloud.kinesis.ServedKinesis.texts;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Records on their way in and out. */
class RecordsTest {

    private static final String NOT_FOUND = "ResourceNotFoundException";
    private static final String INVALID = "InvalidArgumentException";
    private static final String LARGEST = "340282366920938463463374607431768211455";

    @TempDir
    Path folder;

    private ServedKinesis kinesis;

    @BeforeEach
    void open() {
        kinesis = new ServedKinesis(folder);
        kinesis.stream("w", 3);
    }

    @AfterEach
    void close() {
        kinesis.close();
    }

    @Test
    void aRecordComesBackAsItWasPut() {
        kinesis.time.pass(Duration.ofMillis(123));
        PutRecordResponse put = kinesis.client.putRecord(request -> request.streamName("w")
                .partitionKey("\uD83E\uDD84 \u00e4")
                .explicitHashKey("0")
                .data(SdkBytes.fromByteArray(new byte[] {0, -1, 7})));

        assertThat(put.shardId()).isEqualTo(SHARD);
        assertThat(put.sequenceNumber()).matches("[0-9]{56}");
        GetRecordsResponse read = kinesis.read(kinesis.iterator("w", ShardIteratorType.TRIM_HORIZON));
        assertThat(read.millisBehindLatest()).isZero();
        assertThat(read.nextShardIterator()).isNotEmpty();
        assertThat(read.records())
                .containsExactly(Record.builder()
                        .sequenceNumber(put.sequenceNumber())
                        .partitionKey("\uD83E\uDD84 \u00e4")
                        .data(SdkBytes.fromByteArray(new byte[] {0, -1, 7}))
                        .approximateArrivalTimestamp(START.plus(Streams.CHANGE).plusMillis(123))
                        .build());
    }

    @Test
    void anEmptyRecordIsARecord() {
        kinesis.put("w", "a", "");

        assertThat(texts(kinesis.all("w", SHARD))).containsExactly("");
    }

    @Test
    void jsonServesAsCborDoes() {
        try (KinesisClient json = kinesis.door.jsonClient()) {
            json.putRecord(request -> request.streamName("w").partitionKey("a").data(SdkBytes.fromUtf8String("x")));
            String iterator = json.getShardIterator(request -> request.streamName("w")
                            .shardId(SHARD)
                            .shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                            .timestamp(START))
                    .shardIterator();
            assertThat(texts(json.getRecords(request -> request.shardIterator(iterator))
                            .records()))
                    .containsExactly("x");
        }
    }

    @Test
    void theHashKeyDecidesOnTheShard() {
        assertThat(shardOf("0")).isEqualTo("shardId-000000000000");
        assertThat(shardOf("113427455640312821154458202477256070484")).isEqualTo("shardId-000000000000");
        assertThat(shardOf("113427455640312821154458202477256070485")).isEqualTo("shardId-000000000001");
        assertThat(shardOf(LARGEST)).isEqualTo("shardId-000000000002");
        assertThat(kinesis.put("w", "a", "").shardId())
                .as("its MD5 begins with 0c")
                .isEqualTo("shardId-000000000000");

        refused(
                () -> shardOf("340282366920938463463374607431768211456"),
                INVALID,
                "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was"
                        + " 340282366920938463463374607431768211456");
    }

    private String shardOf(String hashKey) {
        return kinesis.client
                .putRecord(request -> request.streamName("w")
                        .partitionKey("any")
                        .explicitHashKey(hashKey)
                        .data(SdkBytes.fromUtf8String("")))
                .shardId();
    }

    @Test
    void aStreamThatIsNotActiveTakesNothing() {
        kinesis.client.createStream(request -> request.streamName("new").shardCount(1));
        refused(() -> kinesis.put("new", "k", ""), NOT_FOUND, "Stream new under account 000000000000 not found.");
        refused(
                () -> kinesis.iterator("new", ShardIteratorType.LATEST),
                NOT_FOUND,
                "Shard shardId-000000000000 in stream new under account 000000000000 does not exist");
        refused(
                () -> kinesis.client.putRecords(
                        request -> request.streamName("none").records(entry("k", ""))),
                NOT_FOUND,
                "Stream none under account 000000000000 not found.");
    }

    @Test
    void whatBreaksAConstraintIsExplained() {
        refused(
                () -> kinesis.client.putRecords(
                        request -> request.streamName("w").records(List.of())),
                "ValidationException",
                "1 validation error detected: Value '[]' at 'records' failed to satisfy constraint: Member must have"
                        + " length greater than or equal to 1");
        refused(
                () -> kinesis.put("w", "k".repeat(257), ""),
                "ValidationException",
                "1 validation error detected: Value '" + "k".repeat(257)
                        + "' at 'partitionKey' failed to satisfy constraint: Member must have length less than or equal"
                        + " to 256");
        List<PutRecordsRequestEntry> many = new ArrayList<>();
        for (int i = 0; i < 501; i++) {
            many.add(entry("k", ""));
        }
        refused(
                () -> kinesis.client.putRecords(
                        request -> request.streamName("w").records(many)),
                "ValidationException",
                "1 validation error detected: Value at 'records' failed to satisfy constraint: Member must have length"
                        + " less than or equal to 500");
    }

    @Test
    void aRecordAndACallHaveTheirLargestSizes() {
        String mebibyte = "x".repeat(1 << 20);
        refused(
                () -> kinesis.put("w", "k", mebibyte + "y"),
                "ValidationException",
                "1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=1048577 cap=1048577]' at 'data'"
                        + " failed to satisfy constraint: Member must have length less than or equal to 1048576");
        refused(
                () -> kinesis.client.putRecords(
                        request -> request.streamName("w").records(entry("k", ""), entry("k", mebibyte + "y"))),
                "ValidationException",
                "1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=1048577 cap=1048577]' at"
                        + " 'records.2.member.data' failed to satisfy constraint: Member must have length less than or"
                        + " equal to 1048576");
        List<PutRecordsRequestEntry> ten = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ten.add(entry("k", mebibyte));
        }
        refused(
                () -> kinesis.client.putRecords(
                        request -> request.streamName("w").records(ten)),
                INVALID,
                "Records size exceeds 10 MB limit");
        kinesis.put("w", "k", mebibyte);
    }

    @Test
    void aStreamMayTakeLargerRecords() {
        kinesis.client.createStream(
                request -> request.streamName("large").shardCount(1).maxRecordSizeInKiB(2048));
        kinesis.time.pass(Streams.CHANGE);

        kinesis.put("large", "k", "x".repeat(2 << 20));

        assertThat(kinesis.all("large", SHARD).get(0).data().asByteArray()).hasSize(2 << 20);
    }

    @Test
    void sequenceNumbersRiseInOrder() {
        String last = "0";
        for (int i = 0; i < 20; i++) {
            String before = last;
            last = kinesis.client
                    .putRecord(request -> request.streamName("w")
                            .partitionKey("k")
                            .sequenceNumberForOrdering(before.equals("0") ? null : before)
                            .data(SdkBytes.fromUtf8String("")))
                    .sequenceNumber();
            assertThat(last).isGreaterThan(before);
            kinesis.time.pass(Duration.ofMillis(700));
        }
        String future = new SequenceNumber(START.getEpochSecond(), 1000, START.getEpochSecond(), 0).toString();
        for (String wrong : List.of("5", future)) {
            refused(
                    () -> kinesis.client.putRecord(request -> request.streamName("w")
                            .partitionKey("k")
                            .sequenceNumberForOrdering(wrong)
                            .data(SdkBytes.fromUtf8String(""))),
                    INVALID,
                    "ExclusiveMinimumSequenceNumber " + wrong
                            + " used in PutRecord on stream w under account 000000000000 is invalid.");
        }
    }

    @Test
    void fiveKindsOfIteratorsFindTheirPlace() {
        kinesis.stream("one", 1);
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            numbers.add(kinesis.put("one", "k", "r" + i).sequenceNumber());
            kinesis.time.pass(Duration.ofMillis(500));
        }

        assertThat(from(request -> request.shardIteratorType(ShardIteratorType.TRIM_HORIZON)))
                .containsExactly("r0", "r1", "r2", "r3", "r4");
        assertThat(from(request -> request.shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER)
                        .startingSequenceNumber(numbers.get(3))))
                .containsExactly("r3", "r4");
        assertThat(from(request -> request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                        .startingSequenceNumber(numbers.get(3))))
                .containsExactly("r4");
        kinesis.time.pass(Duration.ofSeconds(1));
        Instant arrival = START.plus(Streams.CHANGE.multipliedBy(2)).plusMillis(1000);
        assertThat(from(request -> request.shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                        .timestamp(arrival)))
                .containsExactly("r2", "r3", "r4");
        assertThat(from(request -> request.shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                        .timestamp(arrival.plusMillis(1))))
                .containsExactly("r3", "r4");
        assertThat(from(request -> request.shardIteratorType(ShardIteratorType.LATEST)))
                .isEmpty();

        String latest = kinesis.iterator("one", ShardIteratorType.LATEST);
        kinesis.put("one", "k", "r5");
        kinesis.time.pass(Duration.ofSeconds(1));
        assertThat(texts(kinesis.read(latest).records())).containsExactly("r5");
        String first = kinesis.client
                .describeStream(request -> request.streamName("one"))
                .streamDescription()
                .shards()
                .get(0)
                .sequenceNumberRange()
                .startingSequenceNumber();
        assertThat(from(request -> request.shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER)
                        .startingSequenceNumber(first)))
                .hasSize(6);
    }

    private List<String> from(Consumer<GetShardIteratorRequest.Builder> place) {
        String iterator = kinesis.client
                .getShardIterator(request -> {
                    request.streamName("one").shardId(SHARD);
                    place.accept(request);
                })
                .shardIterator();
        return texts(kinesis.read(iterator).records());
    }

    @Test
    void anIteratorThatCannotBeMadeIsExplained() {
        String number = kinesis.put("w", "a", "").sequenceNumber();
        refusedIterator(
                "shardId-000000000003",
                request -> request.shardIteratorType(ShardIteratorType.LATEST),
                NOT_FOUND,
                "Shard shardId-000000000003 in stream w under account 000000000000 does not exist");
        refusedIterator(
                "ABKLFD8",
                request -> request.shardIteratorType(ShardIteratorType.LATEST),
                NOT_FOUND,
                "Could not find shard ABKLFD8 in stream w under account 000000000000.");
        refusedIterator(
                SHARD,
                request -> request.shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER),
                INVALID,
                "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or (2)"
                        + " TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified AT_SEQUENCE_NUMBER"
                        + " and no StartingSequenceNumber.");
        refusedIterator(
                SHARD,
                request -> request.shardIteratorType(ShardIteratorType.LATEST).startingSequenceNumber(number),
                INVALID,
                "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or (2)"
                        + " TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified LATEST and also a"
                        + " StartingSequenceNumber.");
        refusedIterator(
                "shardId-000000000001",
                request -> request.shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER)
                        .startingSequenceNumber(number),
                INVALID,
                "Invalid StartingSequenceNumber. It encodes shardId-000000000000, while it was used in a call to a"
                        + " shard with shardId-000000000001");
        refusedIterator(
                SHARD,
                request -> request.shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER)
                        .startingSequenceNumber("77"),
                INVALID,
                "StartingSequenceNumber 77 used in GetShardIterator on shard shardId-000000000000 in stream w under"
                        + " account 000000000000 is invalid.");
        String foreign = new SequenceNumber(1, 1, 1, 0).toString();
        refusedIterator(
                SHARD,
                request -> request.shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER)
                        .startingSequenceNumber(foreign),
                INVALID,
                "StartingSequenceNumber " + foreign + " used in GetShardIterator on shard shardId-000000000000 in"
                        + " stream w under account 000000000000 is invalid because it did not come from this stream.");
        refusedIterator(
                SHARD,
                request -> request.shardIteratorType(ShardIteratorType.AT_TIMESTAMP),
                INVALID,
                "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no"
                        + " timestamp parameter.");
        long now = START.plus(Streams.CHANGE).toEpochMilli();
        refusedIterator(
                SHARD,
                request -> request.shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                        .timestamp(Instant.ofEpochMilli(now + 2000)),
                INVALID,
                "The timestampInMillis parameter cannot be greater than the currentTimestampInMillis."
                        + " timestampInMillis: " + (now + 2000) + ", currentTimestampInMillis: " + now);
    }

    private void refusedIterator(
            String shard, Consumer<GetShardIteratorRequest.Builder> place, String code, String sentence) {
        refused(
                () -> kinesis.client.getShardIterator(request -> {
                    request.streamName("w").shardId(shard);
                    place.accept(request);
                }),
                code,
                sentence);
    }

    @Test
    void anIteratorLivesForFiveMinutes() {
        String iterator = kinesis.iterator("w", ShardIteratorType.TRIM_HORIZON);
        kinesis.time.pass(Duration.ofMinutes(5));
        String next = kinesis.read(iterator).nextShardIterator();
        kinesis.time.pass(Duration.ofSeconds(1));

        refused(
                () -> kinesis.read(iterator),
                "ExpiredIteratorException",
                "Iterator expired. The iterator was created at time Mon Mar 02 09:14:44 UTC 2026 while right now it is"
                        + " Mon Mar 02 09:19:45 UTC 2026 which is further in the future than the tolerated delay of"
                        + " 300000 milliseconds.");
        kinesis.read(next);
    }

    @Test
    void anIteratorBelongsToOneStreamOnly() {
        kinesis.stream("v", 1);
        String iterator = kinesis.iterator("v", ShardIteratorType.TRIM_HORIZON);
        refused(() -> kinesis.read("AAAA"), INVALID, "Invalid ShardIterator.");
        refused(
                () -> kinesis.client.getRecords(
                        request -> request.shardIterator(iterator).streamARN(ServedKinesis.arn("w"))),
                INVALID,
                "StreamARN arn:aws:kinesis:us-east-1:000000000000:stream/w is not the ARN of stream v.");
        kinesis.client.getRecords(request -> request.shardIterator(iterator).streamARN(ServedKinesis.arn("v")));

        kinesis.client.deleteStream(request -> request.streamName("v"));
        kinesis.time.pass(Streams.CHANGE);
        kinesis.stream("v", 1);
        refused(
                () -> kinesis.read(iterator),
                NOT_FOUND,
                "Shard shardId-000000000000 in stream v under account 000000000000 does not exist");
    }

    @Test
    void aReaderFollowsFromPageToPage() {
        kinesis.stream("one", 1);
        kinesis.client.putRecords(
                request -> request.streamName("one").records(entry("k", "a"), entry("k", "b"), entry("k", "c")));
        String iterator = kinesis.iterator("one", ShardIteratorType.TRIM_HORIZON);

        GetRecordsResponse first = kinesis.client.getRecords(
                request -> request.shardIterator(iterator).limit(2));
        GetRecordsResponse second = kinesis.read(first.nextShardIterator());
        GetRecordsResponse third = kinesis.read(second.nextShardIterator());

        assertThat(texts(first.records())).containsExactly("a", "b");
        assertThat(first.millisBehindLatest())
                .as("something is left, though no time has passed")
                .isEqualTo(1);
        assertThat(texts(second.records())).containsExactly("c");
        assertThat(second.millisBehindLatest()).isZero();
        assertThat(third.hasRecords()).isTrue();
        assertThat(third.records()).isEmpty();
        assertThat(third.nextShardIterator()).isNotNull();
    }

    @Test
    void recordsOfAKeyStayInOrderWhoeverElseWrites() throws Exception {
        int writers = 4;
        int calls = 30;
        kinesis.stream("busy", 4);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        for (int writer = 0; writer < writers; writer++) {
            String key = "writer-" + writer;
            threads.submit(() -> {
                for (int call = 0; call < calls; call++) {
                    String text = key + ":" + call + ":";
                    PutRecordsResponse answer = kinesis.client.putRecords(request -> request.streamName("busy")
                            .records(entry(key, text + 0), entry(key, text + 1), entry("other" + text, text)));
                    assertThat(answer.failedRecordCount()).isZero();
                }
                return null;
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        List<Record> all = new ArrayList<>();
        for (int shard = 0; shard < 4; shard++) {
            List<Record> records = kinesis.all("busy", Shard.id(shard));
            assertThat(records).extracting(Record::sequenceNumber).isSorted().doesNotHaveDuplicates();
            all.addAll(records);
        }
        assertThat(all).hasSize(writers * calls * 3);
        for (int writer = 0; writer < writers; writer++) {
            String key = "writer-" + writer;
            List<String> expected = new ArrayList<>();
            for (int call = 0; call < calls; call++) {
                expected.add(key + ":" + call + ":0");
                expected.add(key + ":" + call + ":1");
            }
            assertThat(texts(all.stream()
                            .filter(record -> record.partitionKey().equals(key))
                            .toList()))
                    .isEqualTo(expected);
        }
    }

    private static PutRecordsRequestEntry entry(String key, String data) {
        return PutRecordsRequestEntry.builder()
                .partitionKey(key)
                .data(SdkBytes.fromUtf8String(data))
                .build();
    }
}
