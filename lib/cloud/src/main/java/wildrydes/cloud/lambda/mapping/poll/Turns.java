package wildrydes.cloud.lambda.mapping.poll;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.clock.CloudTime;

/** Takes the turns of one poller on the cloud's clock, so that time waits for each of them. Safe for concurrent use. */
final class Turns {

    private static final Logger LOG = Logger.getLogger(Turns.class.getName());

    /** What is done at one moment. */
    interface Turn {

        /**
         * Does what is due.
         *
         * @return when there is something to do next
         * @throws InterruptedException where the cloud stops; nothing is done any more
         */
        Instant take(Instant now) throws InterruptedException;
    }

    private final String name;
    private final CloudTime time;
    private final Turn turn;
    private volatile CloudTime.@Nullable Scheduled next;
    private volatile boolean ended;
    private int failures;

    Turns(String name, CloudTime time, Turn turn) {
        this.name = name;
        this.time = time;
        this.turn = turn;
    }

    /** Takes the first turn now, and each next one when it is due. */
    void begin() {
        plan(time.instant());
    }

    private void plan(Instant due) {
        if (!ended) {
            next = time.schedule(due, this::take);
            if (ended) {
                cancel();
            }
        }
    }

    private void take() {
        if (!ended) {
            plan(due(time.instant()));
        }
    }

    private Instant due(Instant now) {
        try {
            Instant due = turn.take(now);
            failures = 0;
            return due;
        } catch (InterruptedException e) {
            ended = true;
            return now;
        } catch (RuntimeException | Error e) { // also when memory ran out: otherwise it would never be tried again
            failures++;
            LOG.log(Level.WARNING, name + " fails, and is tried again later.", e);
            return now.plus(Backoff.after(failures));
        }
    }

    /** Takes no more turns; does not wait for one that is under way, since whoever ends it may hold what that needs. */
    void end() {
        ended = true;
        cancel();
    }

    private void cancel() {
        CloudTime.Scheduled planned = next;
        if (planned != null) {
            planned.cancel();
        }
    }
}
