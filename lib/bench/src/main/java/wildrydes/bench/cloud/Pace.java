package wildrydes.bench.cloud;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Keeps somebody from doing more than so much a second. Used by one thread. */
final class Pace {

    private final double perSecond;
    private final long begin = System.nanoTime();
    private double done;

    Pace(double perSecond) {
        this.perSecond = perSecond;
    }

    /** Counts what was done, and returns when it is time to go on. */
    void did(double more) {
        done += more;
        long early = begin + (long) (done / perSecond * TimeUnit.SECONDS.toNanos(1)) - System.nanoTime();
        if (early > 0) {
            LockSupport.parkNanos(early);
        }
    }
}
