package wildrydes.bench.cloud;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Threads that do something over and over for as long as asked. Used once. */
final class Crew {

    /** What one of several threads does, which asks the crew whether to go on, and counts there what it has done. */
    @FunctionalInterface
    interface Job {
        void work(int number);
    }

    private final Duration length;
    private final List<Thread> threads = new ArrayList<>();
    private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();
    private final AtomicLong count = new AtomicLong();
    private volatile long begin;

    Crew(Duration length) {
        this.length = length;
    }

    /** Adds threads for a job. */
    void with(int number, Job job) {
        for (int i = 0; i < number; i++) {
            int place = i;
            threads.add(new Thread(() -> {
                try {
                    job.work(place);
                } catch (RuntimeException e) {
                    failures.add(e);
                }
            }));
        }
    }

    /** Whether the time is not over, and nobody has failed. */
    boolean goesOn() {
        return System.nanoTime() - begin < length.toNanos() && failures.isEmpty();
    }

    void count(long more) {
        count.addAndGet(more);
    }

    long counted() {
        return count.get();
    }

    void begin() {
        begin = System.nanoTime();
        threads.forEach(Thread::start);
    }

    /**
     * Waits until all have ended.
     *
     * @throws IllegalStateException where one failed
     */
    void end() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.get(0).getMessage(), failures.get(0));
        }
    }

    /** Does it all: what was counted, a second. */
    double perSecond() throws InterruptedException {
        begin();
        end();
        return count.get() / ((System.nanoTime() - begin) / 1e9);
    }
}
