package wildrydes.cloud.kinesis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import wildrydes.cloud.store.Fields;

/**
 * What a stream is from its beginning to its end.
 *
 * @param id rises from stream to stream, so that two that have had the same name are told apart
 * @param created to the millisecond, as it is kept
 * @param shards how many it began with
 */
record StreamPlan(long id, String name, Instant created, int shards) {

    StreamPlan {
        created = created.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The shards of the new stream. */
    Shards open(Path folder) {
        List<Shard> opened = new ArrayList<>(shards);
        for (HashRange range : HashRange.evenly(shards)) {
            opened.add(Shard.open(new Shard.Origin(opened.size(), range, created, null, null), folder));
        }
        return new Shards(opened);
    }

    void write(DataOutput to) throws IOException {
        to.writeLong(id);
        to.writeUTF(name);
        Fields.instant(to, created);
        to.writeInt(shards);
    }

    static StreamPlan read(DataInput from) throws IOException {
        return new StreamPlan(from.readLong(), from.readUTF(), Fields.instant(from), from.readInt());
    }
}
