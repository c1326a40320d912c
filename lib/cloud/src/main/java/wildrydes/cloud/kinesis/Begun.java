package wildrydes.cloud.kinesis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import wildrydes.cloud.store.Fields;

/** A stream without its shards, as the disk keeps it. */
record Begun(StreamPlan plan, StreamSettings settings) {

    void write(DataOutput to) throws IOException {
        plan.write(to);
        settings.write(to);
    }

    static Begun read(DataInput from) throws IOException {
        return new Begun(StreamPlan.read(from), StreamSettings.read(from));
    }

    /** What format 2 wrote into the log, when nothing of a stream could change: it is active at the time that comes last. */
    static Begun readCreation(DataInput from) throws IOException {
        Begun begun = readPlan(from);
        return new Begun(
                begun.plan,
                StreamSettings.creating(begun.settings.traits(), begun.settings.tags(), Fields.instant(from)));
    }

    /** What format 2 wrote into snapshots. */
    static Begun readSnapshot(DataInput from) throws IOException {
        Begun begun = readPlan(from);
        StreamStatus status = StreamStatus.fromValue(from.readUTF());
        Instant until = Fields.instant(from);
        Retention retention = new Retention(from.readInt(), 0);
        StreamSettings settings = begun.settings.with(retention);
        return new Begun(
                begun.plan,
                switch (status) {
                    case ACTIVE -> settings.active(until);
                    case DELETING -> settings.deleting(until);
                    default -> StreamSettings.creating(settings.traits(), settings.tags(), until);
                });
    }

    private static Begun readPlan(DataInput from) throws IOException {
        StreamPlan plan = StreamPlan.read(from);
        StreamMode mode = StreamMode.fromValue(from.readUTF());
        int recordBytes = from.readInt();
        Map<String, String> tags = new TreeMap<>();
        for (int left = from.readInt(); left > 0; left--) {
            tags.put(from.readUTF(), from.readUTF());
        }
        Traits traits = Traits.of(mode, recordBytes >> 10, 0);
        return new Begun(plan, StreamSettings.creating(traits, tags, plan.created()));
    }
}
