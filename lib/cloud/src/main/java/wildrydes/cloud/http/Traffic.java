package wildrydes.cloud.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How long nobody has asked anything. Safe for concurrent use. */
public final class Traffic {

    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong last = new AtomicLong(System.nanoTime());

    void begin() {
        open.incrementAndGet();
    }

    void end() {
        last.set(System.nanoTime());
        open.decrementAndGet();
    }

    /** Time since the last request was answered; zero while one is being answered. */
    public Duration idle() {
        return open.get() > 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - last.get());
    }
}
