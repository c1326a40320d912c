package wildrydes.cloud.firehose.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.store.Table;
import wildrydes.cloud.store.Tables;

/** All delivery streams of an account, how far they have come, and what they delivered last. Safe for concurrent use. */
public final class DeliveryStreams {

    /** The number of this state in the log. */
    private static final int OWNER = 22;

    private final Tables tables;
    private final Table<DeliveryStream> streams;
    private final Table<Progress> progress;
    private final Table<DeliveredObject> objects;
    private final Table<LastNumber> numbers;

    /** @param store keeps them; gives them back when it recovers, before the first request */
    public DeliveryStreams(Store store) {
        tables = Tables.in(store, OWNER, "firehose");
        streams = tables.table(1, Comparator.naturalOrder(), DeliveryStream::read);
        progress = tables.table(2, Comparator.naturalOrder(), Progress::read);
        objects = tables.table(3, Comparator.naturalOrder(), DeliveredObject::read);
        numbers = tables.table(4, Comparator.naturalOrder(), LastNumber::read).lasting();
    }

    /** Sets who is told of changes, and when all that was kept is back; before the store recovers. */
    void watch(Table.Watcher<DeliveryStream> watcher, Runnable recovered) {
        streams.watch(watcher);
        tables.whenRecovered(recovered);
    }

    public @Nullable DeliveryStream find(String name) {
        return streams.find(name);
    }

    /** A stream as it is now; null where it is gone. */
    public @Nullable DeliveryStream now(DeliveryStream seen) {
        DeliveryStream now = find(seen.name());
        return now == null || now.number() != seen.number() ? null : now;
    }

    /** In the order of their names. */
    public Collection<DeliveryStream> all() {
        return streams.all();
    }

    /** The largest number that was given. */
    public long lastNumber() {
        LastNumber last = numbers.find(LastNumber.KEY);
        return last == null ? 0 : last.number();
    }

    /** Does something that reads and then changes, with nobody changing anything in between. */
    public <T extends @Nullable Object> T changing(Supplier<T> change) {
        return tables.changing(change);
    }

    /** A number that none ever had; within {@link #changing}. */
    public long nextNumber() {
        LastNumber next = new LastNumber(lastNumber() + 1);
        numbers.put(next);
        return next.number();
    }

    /** Within {@link #changing}. */
    public void put(DeliveryStream stream) {
        streams.put(stream);
    }

    /**
     * Changes a stream if it is still there, however it has been changed meanwhile.
     *
     * @param seen some earlier moment of it
     * @param change what becomes of it; null where it is to go, with all that is known of it
     * @return whether it was there
     */
    boolean change(DeliveryStream seen, Function<DeliveryStream, @Nullable DeliveryStream> change) {
        return changing(() -> {
            DeliveryStream now = now(seen);
            if (now == null) {
                return false;
            }
            DeliveryStream next = change.apply(now);
            if (next == null) {
                objects.remove(delivered(now));
                progress.remove(List.of(progress(now)));
                streams.remove(List.of(now));
            } else {
                put(next);
            }
            return true;
        });
    }

    /** How far a stream has come. */
    public Progress progress(DeliveryStream stream) {
        Progress known = progress.find(String.valueOf(stream.number()));
        return known == null ? Progress.none(stream.number()) : known;
    }

    /**
     * Keeps how far a stream has come, if it is still there. It is on the disk when this returns, and so is what was noted before, lest a killed
     * process deliver it again.
     */
    public void keep(DeliveryStream stream, Progress now) {
        changing(() -> {
            if (now(stream) != null) {
                progress.put(now);
            }
            return null;
        });
    }

    /** Notes that an object was delivered, if its stream is still there; nobody waits for the disk. */
    public void note(DeliveryStream stream, DeliveredObject object) {
        changing(() -> {
            if (now(stream) != null) {
                objects.note(object);
            }
            return null;
        });
    }

    /** The objects that are remembered, the oldest first. */
    public List<DeliveredObject> delivered(DeliveryStream stream) {
        List<DeliveredObject> found = new ArrayList<>();
        for (DeliveredObject object : objects.all()) {
            if (object.stream() == stream.number()) {
                found.add(object);
            }
        }
        found.sort(Comparator.comparingLong(DeliveredObject::number));
        return found;
    }
}
