package wildrydes.cloud.wholelab;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

/** A Kinesis data stream of one shard. */
final class DataStream {

    private static final String SHARD = "shardId-000000000000";

    private final Account account;
    private final String name;

    DataStream(Account account, String name) {
        this.account = account;
        this.name = name;
    }

    String name() {
        return name;
    }

    String arn() {
        return Account.arn("kinesis", "stream/" + name);
    }

    /** Creates it; when this returns, it can be used. */
    void create() {
        account.kinesis.createStream(stream -> stream.streamName(name).shardCount(1));
        account.settle(arn());
    }

    StreamDescriptionSummary describe() {
        return account.kinesis
                .describeStreamSummary(stream -> stream.streamName(name))
                .streamDescriptionSummary();
    }

    /** Makes a consumer known that gets its records pushed. */
    void register(String consumer) {
        String arn = account.kinesis
                .registerStreamConsumer(one -> one.streamARN(arn()).consumerName(consumer))
                .consumer()
                .consumerARN();
        account.settle(arn);
    }

    /** How many records have come, by the minute of their arrival. */
    Map<Minute, Integer> arrived() {
        Map<Minute, Integer> arrived = new TreeMap<>();
        for (Record record : records()) {
            String unicorn = json(record).path("Name").asText();
            Instant arrival = record.approximateArrivalTimestamp();
            arrived.merge(Minute.of(unicorn, arrival), 1, Integer::sum);
        }
        return arrived;
    }

    /** The rows of minutes that are in it: metres, by minute. */
    Map<Minute, Integer> metres() {
        Map<Minute, Integer> metres = new TreeMap<>();
        for (Record record : records()) {
            JsonNode row = json(record);
            Instant end = Minute.moment(row.path("StatusTime").asText());
            metres.put(
                    new Minute(row.path("Name").asText(), end),
                    row.path("Distance").asInt());
        }
        return metres;
    }

    private static JsonNode json(Record record) {
        return Json.read(record.data().asString(UTF_8));
    }

    /** All that it holds, from the oldest on. */
    List<Record> records() {
        List<Record> records = new ArrayList<>();
        String next = account.kinesis
                .getShardIterator(
                        from -> from.streamName(name).shardId(SHARD).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        GetRecordsResponse page;
        do {
            String from = Objects.requireNonNull(next);
            page = account.kinesis.getRecords(read -> read.shardIterator(from));
            records.addAll(page.records());
            next = page.nextShardIterator();
        } while (page.millisBehindLatest() > 0);
        return records;
    }

    /** Deletes it, and the consumers that are known to it. */
    void remove() {
        account.kinesis.deleteStream(stream -> stream.streamName(name).enforceConsumerDeletion(true));
        account.settle(arn());
    }
}
