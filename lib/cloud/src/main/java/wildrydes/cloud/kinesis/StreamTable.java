package wildrydes.cloud.kinesis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.store.Damages;
import wildrydes.cloud.store.NumberedFolders;

/** Which streams there are. Looked up by name at any time; everything else with the lock. */
final class StreamTable {

    /** Held while something changes, from the log to memory. */
    private final ReentrantLock changes = new ReentrantLock();

    private final NavigableMap<String, Stream> byName = new ConcurrentSkipListMap<>();
    private final Map<Long, Stream> byId = new TreeMap<>();
    private final List<Path> outdated = new ArrayList<>();
    private final NumberedFolders folders;
    private long lastId;
    private volatile Commitment commitment = Commitment.NONE;

    /** @param folders the folders of the streams, by their ids */
    StreamTable(NumberedFolders folders) {
        this.folders = folders;
    }

    void lock() {
        changes.lock();
    }

    void unlock() {
        changes.unlock();
    }

    /** The stream of that name, in whatever state; null where there is none. */
    @Nullable
    Stream named(String name) {
        return byName.get(name);
    }

    /** All streams whose names come after a text, in the order of their names. */
    Collection<Stream> after(String name) {
        return byName.tailMap(name, false).values();
    }

    /** The stream with that id; null where there is none. */
    @Nullable
    Stream numbered(long id) {
        changes.lock();
        try {
            return byId.get(id);
        } finally {
            changes.unlock();
        }
    }

    /** All streams at this moment, by id. */
    List<Stream> all() {
        changes.lock();
        try {
            return List.copyOf(byId.values());
        } finally {
            changes.unlock();
        }
    }

    long lastId() {
        return lastId;
    }

    /** No stream gets this id or a smaller one any more. */
    void given(long id) {
        lastId = Math.max(lastId, id);
    }

    Commitment commitment() {
        return commitment;
    }

    void commit(Commitment other) {
        commitment = other;
    }

    NumberedFolders folders() {
        return folders;
    }

    void keep(Stream stream) {
        Stream before = byName.put(stream.name(), stream);
        if (before != null) {
            forget(before);
        }
        byId.put(stream.id(), stream);
        given(stream.id());
    }

    /** The stream is gone, and its records are to be deleted. */
    void forget(Stream stream) {
        byName.remove(stream.name(), stream);
        byId.remove(stream.id());
        outdated.add(folders.of(stream.id()));
    }

    /** What is to be deleted when the snapshot that comes next is on the disk. */
    List<Path> takeOutdated() {
        List<Path> taken = List.copyOf(outdated);
        outdated.clear();
        return taken;
    }

    /** Folders of streams that are gone, but whose process ended before it had deleted them. */
    void findAbandoned(Damages damages) throws IOException {
        outdated.addAll(folders.abandoned(byId::containsKey, lastId, damages));
    }
}
