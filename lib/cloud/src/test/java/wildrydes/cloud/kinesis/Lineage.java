package wildrydes.cloud.kinesis;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** Reads a stream as its consumers are told to: no shard before its parents are read to their ends. */
final class Lineage {

    private Lineage() {}

    /** All records, those of each key in the order in which they were put. */
    static List<Record> records(ServedKinesis kinesis, String stream) {
        List<Record> records = new ArrayList<>();
        // Shards are listed by index, and children have larger ones than their parents.
        for (Shard shard :
                kinesis.client.listShards(request -> request.streamName(stream)).shards()) {
            records.addAll(kinesis.all(stream, shard.shardId()));
        }
        return records;
    }

    /** What was put with a partition key. */
    static List<String> texts(ServedKinesis kinesis, String stream, String key) {
        return records(kinesis, stream).stream()
                .filter(record -> record.partitionKey().equals(key))
                .map(record -> record.data().asUtf8String())
                .toList();
    }
}
