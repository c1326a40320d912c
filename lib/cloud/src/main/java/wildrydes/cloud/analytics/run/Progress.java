package wildrydes.cloud.analytics.run;

import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.reading.ShardPosition;
import wildrydes.cloud.store.Checkpoint;
import wildrydes.cloud.store.Commit;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Owner;
import wildrydes.cloud.store.Store;

/**
 * How far each application has come: what it last saved as a whole, and the steps since then. Nobody waits for the disk: entries stand in
 * the log in front of the records that an application writes afterwards, so where these are on the disk, those are too. Safe for concurrent
 * use.
 */
final class Progress implements Owner {

    /** The number of this owner in the log. */
    static final int OWNER = 14;

    /** Of a whole in one entry; a longer one is cut. */
    private static final int PART_BYTES = 8 << 20;

    private static final byte STEP = 0;
    private static final byte SAVED = 1;
    private static final byte GONE = 2;

    /** What is known of one application. */
    private static final class Kept {
        byte @Nullable [] saved;
        long upTo;
        final Deque<Step> steps = new ArrayDeque<>();
    }

    private final Store store;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Kept> applications = new TreeMap<>();
    /** Parts of wholes of which the rest has not been read back yet. */
    private final Map<String, List<byte[]>> parts = new HashMap<>();

    Progress(Store store) {
        this.store = store;
        store.keep(OWNER, "analytics-progress", this);
    }

    /** Where an application is to be taken up. */
    record Point(Saved saved, List<Step> steps) {

        /** The number of its last step. */
        long last() {
            return steps.isEmpty() ? saved.step() : steps.get(steps.size() - 1).number();
        }

        /** How far it had read. */
        Positions positions() {
            Map<String, ShardPosition> all = new TreeMap<>(saved.positions().shards());
            steps.forEach(step -> all.putAll(step.read().shards()));
            return new Positions(all);
        }
    }

    /** Where it was last; null where it never ran. */
    @Nullable
    Point point(String application) {
        lock.lock();
        try {
            Kept kept = applications.get(application);
            byte[] saved = kept == null ? null : kept.saved;
            if (kept == null || saved == null) {
                return null;
            }
            return new Point(Saved.read(new DataInputStream(new ByteArrayInputStream(saved))), List.copyOf(kept.steps));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        } finally {
            lock.unlock();
        }
    }

    /** Notes a step that is about to be taken. */
    void step(String application, Step step) {
        lock.lock();
        try {
            store.append(OWNER, Fields.entry(STEP, to -> {
                Fields.text(to, application);
                step.write(to);
            }));
            add(application, step);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Notes all of it; the steps up to there are forgotten.
     *
     * @return the last entry that it is in
     */
    Commit save(String application, Saved saved) {
        byte[] whole = Fields.bytes(saved::write);
        lock.lock();
        try {
            Commit commit;
            int index = 0;
            do {
                commit = store.append(OWNER, part(application, saved.step(), whole, index++));
            } while ((long) index * PART_BYTES < whole.length);
            keep(application, saved.step(), whole);
            return commit;
        } finally {
            lock.unlock();
        }
    }

    private static byte[] part(String application, long upTo, byte[] whole, int index) {
        int from = index * PART_BYTES;
        int until = Math.min(whole.length, from + PART_BYTES);
        return Fields.entry(SAVED, to -> {
            Fields.text(to, application);
            to.writeLong(upTo);
            to.writeInt(index);
            to.writeBoolean(until == whole.length);
            to.writeInt(until - from);
            to.write(whole, from, until - from);
        });
    }

    /** Forgets an application. */
    void forget(String application) {
        lock.lock();
        try {
            if (applications.remove(application) != null) {
                store.append(OWNER, Fields.entry(GONE, to -> Fields.text(to, application)));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Forgets those that are gone: a process may be killed between the end of an application and that of what is kept for it. */
    void forgetAllBut(Set<String> there) {
        lock.lock();
        try {
            List.copyOf(applications.keySet()).stream()
                    .filter(application -> !there.contains(application))
                    .forEach(this::forget);
        } finally {
            lock.unlock();
        }
    }

    private void add(String application, Step step) {
        Kept kept = applications.computeIfAbsent(application, any -> new Kept());
        Step last = kept.steps.peekLast();
        if (step.number() > (last == null ? kept.upTo : last.number())) {
            kept.steps.add(step);
        }
    }

    private void keep(String application, long upTo, byte[] whole) {
        Kept kept = applications.computeIfAbsent(application, any -> new Kept());
        if (upTo >= kept.upTo) {
            kept.saved = whole;
            kept.upTo = upTo;
            kept.steps.removeIf(step -> step.number() <= upTo);
        }
    }

    @Override
    public void replay(byte[] entry, Commit commit) throws IOException {
        DataInput from = Fields.content(entry);
        String application = Fields.text(from);
        switch (entry[0]) {
            case STEP -> add(application, Step.read(from));
            case SAVED -> replaySaved(application, from);
            case GONE -> applications.remove(application);
            default ->
                throw new IOException("The progress of applications has an entry of kind " + entry[0]
                        + ", which this version does not know; start the version that wrote it.");
        }
    }

    private void replaySaved(String application, DataInput from) throws IOException {
        long upTo = from.readLong();
        int index = from.readInt();
        boolean last = from.readBoolean();
        byte[] part = new byte[from.readInt()];
        from.readFully(part);
        List<byte[]> before = parts.computeIfAbsent(application, any -> new ArrayList<>());
        if (index == 0) {
            before.clear(); // its process was killed before the last one came
        }
        if (index != before.size()) {
            return; // those before it are in the snapshot, and so is what it is a part of
        }
        before.add(part);
        if (last) {
            parts.remove(application);
            keep(application, upTo, Fields.bytes(to -> {
                for (byte[] one : before) {
                    to.write(one);
                }
            }));
        }
    }

    @Override
    public void recovered() {
        parts.clear();
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) throws IOException {
        lock.lock();
        try {
            DataOutput to = checkpoint.state();
            to.writeInt(applications.size());
            for (Map.Entry<String, Kept> application : applications.entrySet()) {
                Kept kept = application.getValue();
                byte[] saved = kept.saved;
                Fields.text(to, application.getKey());
                to.writeLong(kept.upTo);
                to.writeInt(saved == null ? -1 : saved.length);
                if (saved != null) {
                    to.write(saved);
                }
                to.writeInt(kept.steps.size());
                for (Step step : kept.steps) {
                    step.write(to);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void restore(DataInput snapshot) throws IOException {
        for (int left = snapshot.readInt(); left > 0; left--) {
            Kept kept = new Kept();
            applications.put(Fields.text(snapshot), kept);
            kept.upTo = snapshot.readLong();
            int length = snapshot.readInt();
            if (length >= 0) {
                byte[] saved = new byte[length];
                snapshot.readFully(saved);
                kept.saved = saved;
            }
            for (int steps = snapshot.readInt(); steps > 0; steps--) {
                kept.steps.add(Step.read(snapshot));
            }
        }
    }
}
