package wildrydes.cloud.dynamodb.item;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who is changing which items: one at a time for each, from reading it until the change is on the disk and can be seen, so that
 * conditions are about what is there. All items of a write are taken at once or none, so nobody waits for each other in a circle.
 * Safe for concurrent use.
 */
final class ItemLocks {

    /** An item, by where it lies. */
    record Id(long table, ByteBuffer key) {

        Id(long table, byte[] key) {
            this(table, ByteBuffer.wrap(key));
        }
    }

    /** How somebody who comes meets those who are there. */
    enum Manner {
        /** Waits until they are done. */
        WAITING,
        /** Waits, but not for a transaction. */
        ALONE,
        /** As before, and others see that it is a transaction. */
        TRANSACTION
    }

    private final Map<Id, Manner> held = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();

    /**
     * Takes items.
     *
     * @return those that a transaction is changing, where the manner is not to wait for it, and then nothing is taken; else empty
     */
    Set<Id> take(Collection<Id> items, Manner manner) {
        lock.lock();
        try {
            while (true) {
                Set<Id> transacting = new HashSet<>();
                boolean free = true;
                for (Id item : items) {
                    Manner holder = held.get(item);
                    free &= holder == null;
                    if (holder == Manner.TRANSACTION && manner != Manner.WAITING) {
                        transacting.add(item);
                    }
                }
                if (!transacting.isEmpty()) {
                    return transacting;
                }
                if (free) {
                    items.forEach(item -> held.put(item, manner));
                    return Set.of();
                }
                released.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    void release(Collection<Id> items) {
        lock.lock();
        try {
            items.forEach(held::remove);
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
