package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * Who knows what a stream has acknowledged over the lives of many processes, and holds it against what can be read. Every
 * record is sent once only, and its data are a number that rises with each call of its writer.
 */
final class Witness {

    private static final Duration RETENTION = Duration.ofHours(24);

    private final String stream;
    /** By sequence number, what was acknowledged and has not been read yet. */
    private final Map<String, String> unread = new ConcurrentHashMap<>();
    /** By sequence number, what was read. */
    private final Map<String, String> read = new HashMap<>();
    /** By shard, the number of the last record that was read. */
    private final Map<String, String> last = new HashMap<>();
    /** By shard and writer, the data of the last record that was read. */
    private final Map<String, Long> latest = new HashMap<>();

    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();

    Witness(String stream) {
        this.stream = stream;
    }

    long acknowledged() {
        return acknowledged.get();
    }

    /** One call with some records, half of them of one key; remembers what was acknowledged. */
    void put(KinesisClient client, String writer, int records) {
        long call = calls.incrementAndGet();
        List<PutRecordsRequestEntry> entries = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            entries.add(PutRecordsRequestEntry.builder()
                    .partitionKey(i % 2 == 0 ? writer : writer + " " + call + " " + i)
                    .data(SdkBytes.fromUtf8String(writer + ":" + (call * 1000 + i)))
                    .build());
        }
        List<PutRecordsResultEntry> results = client.putRecords(
                        request -> request.streamName(stream).records(entries))
                .records();
        for (int i = 0; i < records; i++) {
            String number = results.get(i).sequenceNumber();
            if (number != null) {
                unread.put(number, entries.get(i).data().asUtf8String());
                acknowledged.incrementAndGet();
            }
        }
    }

    /** Reads on where the last call ended: everything acknowledged since then is there, in order, and nothing twice. */
    void readOn(KinesisClient client, Supplier<Instant> now) {
        for (Shard shard :
                client.listShards(request -> request.streamName(stream)).shards()) {
            for (Record record : records(client, shard.shardId(), last.get(shard.shardId()))) {
                String data = record.data().asUtf8String();
                assertThat(read.put(record.sequenceNumber(), data)).as(data).isNull();
                String acknowledged = unread.remove(record.sequenceNumber());
                assertThat(acknowledged == null || acknowledged.equals(data))
                        .as("%s was acknowledged as %s and is %s", record.sequenceNumber(), acknowledged, data)
                        .isTrue();
                inOrder(shard.shardId(), record, data);
            }
        }
        requireExpired(unread.keySet(), now.get());
        unread.clear();
    }

    private void inOrder(String shard, Record record, String data) {
        String before = last.put(shard, record.sequenceNumber());
        assertThat(before == null || before.compareTo(record.sequenceNumber()) < 0)
                .as("%s comes after %s", record.sequenceNumber(), before)
                .isTrue();
        if (record.partitionKey().equals(writer(data))) {
            long place = place(data);
            Long earlier = latest.put(shard + writer(data), place);
            assertThat(earlier == null || earlier < place)
                    .as("%s comes after %s of its key", place, earlier)
                    .isTrue();
        }
    }

    /** Reads everything from the beginning again: what was read once is there, unless it has expired, and nothing else. */
    void readAll(KinesisClient client, Supplier<Instant> now) {
        readOn(client, now);
        Map<String, String> found = new HashMap<>();
        for (Shard shard :
                client.listShards(request -> request.streamName(stream)).shards()) {
            List<Record> records = records(client, shard.shardId(), null);
            assertThat(records).extracting(Record::sequenceNumber).isSorted().doesNotHaveDuplicates();
            records.forEach(
                    record -> found.put(record.sequenceNumber(), record.data().asUtf8String()));
        }
        assertThat(read).containsAllEntriesOf(found);
        assertThat(new HashSet<>(found.values())).hasSameSizeAs(found.keySet());
        requireOrder(found);
        Set<String> missing = new HashSet<>(read.keySet());
        missing.removeAll(found.keySet());
        requireExpired(missing, now.get());
    }

    /** In the order of sequence numbers, records of one key are as they were sent, whatever shards they went through. */
    private static void requireOrder(Map<String, String> found) {
        Map<String, Long> latest = new HashMap<>();
        new TreeMap<>(found).forEach((number, data) -> {
            long place = place(data);
            if (place % 2 == 0) { // those that have their writer for a key
                Long before = latest.put(writer(data), place);
                assertThat(before == null || before < place)
                        .as("%s comes after %s of its key", place, before)
                        .isTrue();
            }
        });
    }

    private static String writer(String data) {
        return data.substring(0, data.indexOf(':'));
    }

    private static long place(String data) {
        return Long.parseLong(data.substring(data.indexOf(':') + 1));
    }

    /** What is not there may only be what is too old to be there. */
    private static void requireExpired(Set<String> missing, Instant now) {
        long horizon = now.minus(RETENTION).getEpochSecond();
        assertThat(missing)
                .allSatisfy(number ->
                        assertThat(SequenceNumber.parse(number).second()).isLessThanOrEqualTo(horizon));
    }

    /** None, too, of a shard that has grown too old since it was listed. */
    private List<Record> records(KinesisClient client, String shard, @Nullable String after) {
        List<Record> records = new ArrayList<>();
        try {
            read(client, shard, after, records);
        } catch (ResourceNotFoundException e) {
            assertThat(e).hasMessageContaining(shard);
        }
        return records;
    }

    private void read(KinesisClient client, String shard, @Nullable String after, List<Record> records) {
        String iterator = iterator(client, shard, after);
        while (iterator != null) {
            String from = iterator;
            try {
                GetRecordsResponse page = client.getRecords(request -> request.shardIterator(from));
                records.addAll(page.records());
                iterator = page.millisBehindLatest() == 0 ? null : page.nextShardIterator();
            } catch (ExpiredIteratorException e) { // five minutes of the cloud's time pass soon
                String last = records.isEmpty()
                        ? after
                        : records.get(records.size() - 1).sequenceNumber();
                iterator = iterator(client, shard, last);
            } catch (ProvisionedThroughputExceededException e) { // until the cloud's time has passed a little
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
    }

    /** What one call reads from a shard's beginning. */
    List<Record> firstPage(KinesisClient client, String shard) {
        String iterator = iterator(client, shard, null);
        return client.getRecords(request -> request.shardIterator(iterator)).records();
    }

    private @Nullable String iterator(KinesisClient client, String shard, @Nullable String after) {
        return client.getShardIterator(request -> {
                    request.streamName(stream).shardId(shard);
                    if (after == null) {
                        request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
                    } else {
                        request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                .startingSequenceNumber(after);
                    }
                })
                .shardIterator();
    }
}
