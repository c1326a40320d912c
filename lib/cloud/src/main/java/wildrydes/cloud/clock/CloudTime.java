package wildrydes.cloud.clock;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The cloud's time as services see it: it may stand still, jump, or run at another speed, and it never passes the moment of
 * scheduled work before that work is done. Safe for concurrent use.
 */
public interface CloudTime extends InstantSource {

    /**
     * Does work at a moment of cloud time, on the clock's own thread or one lent by it; time waits until it returns. Works that are
     * due at the same moment run in the order in which they were scheduled. Work due now or earlier runs as soon as possible.
     */
    Scheduled schedule(Instant due, Runnable work);

    /**
     * Like {@link #schedule}, for a change of a resource's state, such as from CREATING to ACTIVE: who waits for the resource can
     * ask the clock to move on to it.
     *
     * @param resource ARN
     */
    Scheduled transition(String resource, Instant due, Runnable work);

    /**
     * Tells that somebody looked at a resource, by a Describe call that is already answered. Where time stands still and the
     * resource is in transition, time moves on to that, so that clients that poll for a state do see it come.
     */
    void looked(String resource);

    /** Lets time not pass until it is closed: for work that goes on on another thread or in another process. */
    Hold hold(String reason);

    /** Work that was scheduled. */
    interface Scheduled {

        /** Takes it back; does nothing where it runs or has run. */
        void cancel();
    }

    /** Time does not pass while this is open; may be closed by any thread, twice does nothing. */
    interface Hold extends AutoCloseable {

        @Override
        void close();
    }
}
