package wildrydes.cloud.kinesis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

/**
 * What a stream was created with.
 *
 * @param id rises from stream to stream, so that two that have had the same name are told apart
 * @param shards how many it began with
 * @param mode PROVISIONED or ON_DEMAND
 * @param mostRecordBytes most bytes of a record, partition key included
 * @param tags by key
 */
record StreamPlan(
        long id,
        String name,
        Instant created,
        int shards,
        StreamMode mode,
        int mostRecordBytes,
        Map<String, String> tags) {

    StreamPlan {
        tags = new TreeMap<>(tags);
    }

    /** The shards of the new stream. */
    List<Shard> open(Path folder) {
        List<Shard> opened = new ArrayList<>(shards);
        for (HashRange range : HashRange.evenly(shards)) {
            opened.add(Shard.open(new Shard.Origin(opened.size(), range, created, null, null), folder));
        }
        return opened;
    }

    void write(DataOutput to) throws IOException {
        to.writeLong(id);
        to.writeUTF(name);
        to.writeLong(created.toEpochMilli());
        to.writeInt(shards);
        to.writeUTF(mode.toString());
        to.writeInt(mostRecordBytes);
        to.writeInt(tags.size());
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            to.writeUTF(tag.getKey());
            to.writeUTF(tag.getValue());
        }
    }

    static StreamPlan read(DataInput from) throws IOException {
        long id = from.readLong();
        String name = from.readUTF();
        Instant created = Instant.ofEpochMilli(from.readLong());
        int shards = from.readInt();
        StreamMode mode = StreamMode.fromValue(from.readUTF());
        int mostRecordBytes = from.readInt();
        Map<String, String> tags = new TreeMap<>();
        for (int left = from.readInt(); left > 0; left--) {
            tags.put(from.readUTF(), from.readUTF());
        }
        return new StreamPlan(id, name, created, shards, mode, mostRecordBytes, tags);
    }
}
