package wildrydes.cloud.kinesis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import wildrydes.cloud.clock.WallTime;
import wildrydes.cloud.door.Gate;
import wildrydes.cloud.door.ServedDoor;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.metrics.Metrics;
import wildrydes.cloud.store.Store;

/** Kinesis behind a door on a real socket, with its state in a folder and its time in the test's hands. */
final class ServedKinesis implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-02T09:14:36Z");
    static final String SHARD = "shardId-000000000000";

    final ManualTime time;
    final Store store;
    final ServedDoor door;
    final KinesisClient client;

    ServedKinesis(Path folder) {
        this(new Store(folder), new ManualTime(START));
    }

    ServedKinesis(Store store, ManualTime time) {
        this(store, time, Metering.none(), Metrics.none());
    }

    ServedKinesis(Store store, ManualTime time, Metering metering) {
        this(store, time, metering, Metrics.none());
    }

    ServedKinesis(Store store, ManualTime time, Metering metering, Metrics metrics) {
        this.store = store;
        this.time = time;
        try {
            door = new ServedDoor(
                    KinesisService.in(
                            ServedDoor.ACCOUNT,
                            ServedDoor.REGION,
                            store,
                            time,
                            metering,
                            metrics,
                            new StreamPolicies()),
                    WallTime.system(),
                    Gate.administratorsOnly());
            store.recover();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client = door.cborClient();
    }

    /** An active stream. */
    void stream(String name, int shards) {
        client.createStream(request -> request.streamName(name).shardCount(shards));
        time.pass(Streams.CHANGE);
    }

    StreamDescriptionSummary summary(String stream) {
        return client.describeStreamSummary(request -> request.streamName(stream))
                .streamDescriptionSummary();
    }

    /** The ARN of an active consumer. */
    String consumer(String stream, String name) {
        String arn = client.registerStreamConsumer(
                        request -> request.streamARN(arn(stream)).consumerName(name))
                .consumer()
                .consumerARN();
        time.pass(Streams.CHANGE);
        return arn;
    }

    static String arn(String name) {
        return "arn:aws:kinesis:us-east-1:000000000000:stream/" + name;
    }

    PutRecordResponse put(String stream, String key, String data) {
        return client.putRecord(
                request -> request.streamName(stream).partitionKey(key).data(SdkBytes.fromUtf8String(data)));
    }

    String iterator(String stream, String shard, ShardIteratorType type) {
        return client.getShardIterator(
                        request -> request.streamName(stream).shardId(shard).shardIteratorType(type))
                .shardIterator();
    }

    String iterator(String stream, ShardIteratorType type) {
        return iterator(stream, SHARD, type);
    }

    GetRecordsResponse read(String iterator) {
        return client.getRecords(request -> request.shardIterator(iterator));
    }

    /** Everything in a shard, read from its beginning. */
    List<Record> all(String stream, String shard) {
        List<Record> records = new ArrayList<>();
        String iterator = iterator(stream, shard, ShardIteratorType.TRIM_HORIZON);
        while (true) {
            GetRecordsResponse page = read(iterator);
            records.addAll(page.records());
            iterator = page.nextShardIterator();
            if (page.millisBehindLatest() == 0) {
                return records;
            }
            time.pass(Duration.ofSeconds(1));
        }
    }

    static List<String> texts(List<Record> records) {
        return records.stream().map(record -> record.data().asUtf8String()).toList();
    }

    @Override
    public void close() {
        client.close();
        door.close();
        try {
            store.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
