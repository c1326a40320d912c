package wildrydes.cloud.kinesis;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells those who listen that a shard may have something new for them. Safe for concurrent use. */
final class Bell {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** @param listener told by whatever thread rings; must not wait for anything */
    void add(Runnable listener) {
        listeners.add(listener);
    }

    void remove(Runnable listener) {
        listeners.remove(listener);
    }

    void ring() {
        listeners.forEach(Runnable::run);
    }
}
