package wildrydes.athena;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Ends a process that does hardly anything but collect garbage: where the heap is all but full, a query that cannot succeed would take minutes
 * until there is an OutOfMemoryError. The serial collector has no limit of its own.
 */
final class HeapWatch {

    private static final long LOOK_MILLIS = 1_000;

    /** Of the time between two looks; so much is collected only where next to nothing becomes free. */
    private static final double MOST = 0.9;

    /** Looks in a row; a burst of collections is no reason. */
    private static final int LOOKS = 4;

    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final Runnable end;
    private int full;

    HeapWatch(Runnable end) {
        this.end = end;
    }

    /** Watches from now on. */
    static void start(Runnable end) {
        Thread thread = new Thread(new HeapWatch(end)::watch, "heap watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            long collected = collectedMillis();
            long looked = System.nanoTime();
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                long now = System.nanoTime();
                long more = collectedMillis();
                looked(more - collected, TimeUnit.NANOSECONDS.toMillis(now - looked));
                collected = more;
                looked = now;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long collectedMillis() {
        return collectors.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    /**
     * Takes in one look, and ends the process where all of the latest ones were alike.
     *
     * @param collected milliseconds of collections since the look before
     * @param passed milliseconds since then
     */
    void looked(long collected, long passed) {
        full = collected > passed * MOST ? full + 1 : 0;
        if (full == LOOKS) {
            end.run();
        }
    }
}
