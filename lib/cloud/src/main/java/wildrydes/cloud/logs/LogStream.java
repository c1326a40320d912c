package wildrydes.cloud.logs;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import wildrydes.cloud.store.Checkpoint;
import wildrydes.cloud.store.Commit;
import wildrydes.cloud.store.Damages;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.NumberedFolders;
import wildrydes.cloud.store.Run;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.Tape;
import wildrydes.cloud.store.TapeRecord;

/** A stream of a group, and its events. Safe for concurrent use. */
final class LogStream {

    /**
     * What a stream was created with.
     *
     * @param id no other stream or group ever has it
     */
    record Plan(long id, long group, String name, Instant created) {

        void write(DataOutput to) throws IOException {
            to.writeLong(id);
            to.writeLong(group);
            Fields.text(to, name);
            Fields.instant(to, created);
        }

        static Plan read(DataInput from) throws IOException {
            return new Plan(from.readLong(), from.readLong(), Fields.text(from), Fields.instant(from));
        }
    }

    private final Plan plan;
    private final Tape tape;

    /** Guarded by this stream. */
    private final Extent extent;

    private LogStream(Plan plan, Tape tape, Extent extent) {
        this.plan = plan;
        this.tape = tape;
        this.extent = extent;
    }

    /** @param folder made when the first file is written */
    static LogStream begin(Plan plan, Path folder) {
        return new LogStream(plan, new Tape(folder), new Extent());
    }

    Plan plan() {
        return plan;
    }

    long id() {
        return plan.id();
    }

    String name() {
        return plan.name();
    }

    /** What {@link #extent} tells at one moment. */
    record Span(boolean empty, long first, long last, long lastIngestion, boolean ordered) {}

    synchronized Span span() {
        return new Span(extent.empty(), extent.first(), extent.last(), extent.lastIngestion(), extent.ordered());
    }

    synchronized long bytes() {
        return extent.bytes();
    }

    synchronized long firstDayEnd() {
        return extent.firstDayEnd();
    }

    synchronized void expire(long horizon) {
        extent.expire(horizon);
    }

    /** An event that is to be put. */
    record Put(long timestamp, byte[] message) {

        int size() {
            return message.length + LogEvent.OVERHEAD;
        }
    }

    /** Takes events in; they are stored when the commit is on the disk. */
    synchronized Commit put(List<Put> puts, Instant now, Store store) {
        List<Run.Item> items = puts.stream()
                .map(put -> LogEvent.item(put.timestamp(), put.message()))
                .toList();
        long first = tape.next();
        long arrival = Math.max(now.toEpochMilli(), tape.lastArrival());
        byte[] bytes = new byte[Entry.EVENTS_HEADER + Run.size(items)];
        ByteBuffer entry = Entry.events(bytes, id());
        Run run = Run.write(entry, first, arrival, items);
        Commit commit = store.append(Groups.OWNER, bytes);
        tape.add(run, commit);
        for (int i = 0; i < puts.size(); i++) {
            extent.add(first + i, puts.get(i).timestamp(), arrival, puts.get(i).size());
        }
        return commit;
    }

    /** Takes events in that were read back from the log. */
    synchronized void replay(Run run, Commit commit) {
        tape.replay(run, commit);
        for (TapeRecord record : run.records()) {
            int size = record.data().length - Long.BYTES + LogEvent.OVERHEAD;
            extent.add(record.position(), LogEvent.timestamp(record), record.arrivalMillis(), size);
        }
    }

    Tape tape() {
        return tape;
    }

    /** @param sinceMillis files in which nothing came later are deleted */
    synchronized void write(Checkpoint checkpoint, long sinceMillis) throws IOException {
        plan.write(checkpoint.state());
        extent.write(checkpoint.state());
        checkpoint.write(tape, sinceMillis);
    }

    static LogStream read(DataInput from, NumberedFolders folders, Damages damages) throws IOException {
        Plan plan = Plan.read(from);
        Extent extent = new Extent();
        extent.read(from);
        return new LogStream(plan, Tape.described(folders.of(plan.id()), from, damages), extent);
    }
}
