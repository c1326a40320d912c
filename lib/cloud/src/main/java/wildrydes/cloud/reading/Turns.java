package wildrydes.cloud.reading;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.clock.CloudTime;

/** Takes the turns of one who reads on the cloud's clock, so that time waits for each of them. Safe for concurrent use. */
public final class Turns {

    private static final Logger LOG = Logger.getLogger(Turns.class.getName());

    /** What is done at one moment. */
    public interface Turn {

        /**
         * Does what is due.
         *
         * @return when there is something to do next; null where that will be told by {@link #soon}
         * @throws InterruptedException where the cloud stops; nothing is done any more
         */
        @Nullable
        Instant take(Instant now) throws InterruptedException;
    }

    private final String name;
    private final CloudTime time;
    private final Turn turn;
    /** Whether a turn is wanted at once. */
    private final AtomicBoolean wanted = new AtomicBoolean();

    private CloudTime.@Nullable Scheduled next;
    private volatile boolean ended;
    private int failures;

    public Turns(String name, CloudTime time, Turn turn) {
        this.name = name;
        this.time = time;
        this.turn = turn;
    }

    /** Takes the first turn now, and each next one when it is due. */
    public void begin() {
        soon();
    }

    /** Takes a turn now, whenever the next one is due; another one where one is being taken. */
    public void soon() {
        if (wanted.compareAndSet(false, true)) {
            plan(time.instant());
        }
    }

    private synchronized void plan(Instant due) {
        cancel();
        if (!ended) {
            next = time.schedule(due, this::take);
        }
    }

    private void take() {
        if (ended) {
            return;
        }
        wanted.set(false);
        Instant now = time.instant();
        planAfter(now, due(now));
    }

    private synchronized void planAfter(Instant now, @Nullable Instant due) {
        if (wanted.get()) {
            plan(now);
        } else if (due != null) {
            plan(due);
        }
    }

    private @Nullable Instant due(Instant now) {
        try {
            Instant due = turn.take(now);
            failures = 0;
            return due;
        } catch (InterruptedException e) {
            ended = true;
            return null;
        } catch (RuntimeException | Error e) { // also when memory ran out: otherwise it would never be tried again
            failures++;
            LOG.log(Level.WARNING, name + " fails, and is tried again later.", e);
            return now.plus(Backoff.after(failures));
        }
    }

    /** Takes no more turns; does not wait for one that is under way, since whoever ends it may hold what that needs. */
    public void end() {
        ended = true;
        cancel();
    }

    private synchronized void cancel() {
        CloudTime.Scheduled planned = next;
        if (planned != null) {
            planned.cancel();
            next = null;
        }
    }
}
