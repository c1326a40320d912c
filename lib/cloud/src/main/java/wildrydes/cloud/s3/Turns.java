package wildrydes.cloud.s3;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/** Lets those who change the same key come one after another, and others side by side. Safe for concurrent use. */
final class Turns {

    private static final int LOCKS = 256;

    private final List<ReentrantLock> locks = new ArrayList<>(LOCKS);

    Turns() {
        for (int i = 0; i < LOCKS; i++) {
            locks.add(new ReentrantLock());
        }
    }

    /** Waits for a turn; all who take several do so in one order, so that none waits for another for ever. */
    void take(Collection<String> keys) {
        indices(keys).forEach(index -> locks.get(index).lock());
    }

    /** Ends a turn, in the thread that took it. */
    void end(Collection<String> keys) {
        indices(keys).forEach(index -> locks.get(index).unlock());
    }

    private static SortedSet<Integer> indices(Collection<String> keys) {
        SortedSet<Integer> indices = new TreeSet<>();
        keys.forEach(key -> indices.add(index(key)));
        return indices;
    }

    private static int index(String key) {
        return Math.floorMod(key.hashCode() * 0x9E3779B9 >>> 16, LOCKS);
    }
}
