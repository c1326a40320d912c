package wildrydes.lab.flight;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.Control;
import wildrydes.lab.cloud.Participation;
import wildrydes.lab.cloud.RefusedException;

/**
 * Riders that fly together: one thread, which the cloud's clock waits for, lets each of them report once a second of cloud
 * time. It ends when the last rider has landed, and then the clock waits for it no more; it leaves the clock, too, when the
 * JVM ends. Safe for concurrent use.
 */
public final class Formation {

    private static final Logger LOG = Logger.getLogger(Formation.class.getName());
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long PATIENCE_SECONDS = 10;

    private final Participation place;
    private final Post post;
    private final Watcher watcher;
    private final Thread leaving;
    /** Held while a second is reported. */
    private final ReentrantLock reporting = new ReentrantLock();
    /** In the order in which they took off. Guarded by this. */
    private final Set<Rider> riders = new LinkedHashSet<>();

    private boolean over;

    private Formation(Control control, Supplier<KinesisClient> kinesis, Watcher watcher, String name, Instant first) {
        this.place = control.join(name, first);
        this.post = new Post(kinesis);
        this.watcher = watcher;
        this.leaving = new Thread(this::vanish, "landing of " + name);
    }

    /**
     * Takes off with a first rider.
     *
     * @param kinesis asked for at each call
     * @param name for the list of those whom the clock waits for
     * @param now cloud time; the first report is due a second later
     */
    public static Formation takeOff(
            Control control, Supplier<KinesisClient> kinesis, Watcher watcher, String name, Instant now, Rider rider) {
        Instant first = now.plus(SECOND);
        Formation formation = new Formation(control, kinesis, watcher, name, first);
        formation.riders.add(rider);
        Runtime.getRuntime().addShutdownHook(formation.leaving);
        Thread thread = new Thread(() -> formation.fly(first), "formation of " + name);
        thread.setDaemon(true);
        thread.start();
        return formation;
    }

    /** Lets another one fly along. @return whether that is possible; not when the last one has landed */
    public synchronized boolean add(Rider rider) {
        return !over && riders.add(rider);
    }

    /** Whether this one is in the air. */
    public synchronized boolean has(Rider rider) {
        return riders.contains(rider);
    }

    /**
     * Lets one land, and returns when no more of its records will be sent.
     *
     * @throws LabException if the cloud does not answer for a long time
     */
    public void land(Rider rider) {
        if (remove(List.of(rider))) {
            leave();
        }
        try {
            if (!reporting.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new LabException(
                        rider.name() + " has not landed within " + PATIENCE_SECONDS
                                + " seconds, since the cloud does not answer it; see what wildrydes doctor says in a terminal.");
            }
            reporting.unlock();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("Interrupted while " + rider.name() + " was landing.", e);
        }
    }

    /** @return whether this ended the formation */
    private synchronized boolean remove(List<Rider> landing) {
        landing.forEach(riders::remove);
        boolean last = riders.isEmpty() && !over;
        if (last) {
            end();
        }
        return last;
    }

    private synchronized void end() {
        over = true;
        try {
            Runtime.getRuntime().removeShutdownHook(leaving);
        } catch (IllegalStateException e) {
            LOG.log(Level.FINE, "The JVM ends; the hook leaves the clock.", e);
        }
    }

    private synchronized List<Rider> present() {
        return List.copyOf(riders);
    }

    private void fly(Instant first) {
        Instant second = first;
        try {
            while (!present().isEmpty()) {
                if (place.await(second)) {
                    report(second);
                    second = second.plus(SECOND);
                }
                watcher.passed(present());
            }
        } catch (RefusedException e) {
            fall("the clock no longer waits for it (" + e.getMessage() + "); start again");
        } catch (LabException e) {
            fall(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            fall("an error in the lab, " + e);
            throw e;
        }
    }

    private void report(Instant second) {
        List<Rider> all = present();
        reporting.lock();
        try {
            // Those that landed while this thread waited for its turn report no more.
            List<Rider> flying = all.stream().filter(this::has).toList();
            flying.forEach(rider -> rider.report(second));
            for (Post.Failure failure : post.send(flying, second)) {
                fall(failure.riders(), failure.reason());
            }
            List<Rider> overdue = flying.stream().filter(Rider::overdue).toList();
            if (!overdue.isEmpty()) {
                fall(
                        overdue,
                        "for " + Rider.MOST_WAITING + " seconds its shard had no room; give the stream more shards,"
                                + " then start again");
            }
        } finally {
            reporting.unlock();
        }
    }

    private void fall(String reason) {
        fall(present(), reason);
    }

    private void fall(List<Rider> landing, String reason) {
        if (landing.isEmpty()) {
            return; // they were landed by somebody, which is why the clock has let them go
        }
        landing.forEach(rider -> rider.fall(reason));
        boolean last = remove(landing);
        watcher.fell(landing, reason);
        if (last) {
            leave();
        }
    }

    private void vanish() {
        synchronized (this) {
            riders.clear();
            over = true;
        }
        leave();
    }

    private void leave() {
        try {
            place.leave();
        } catch (LabException | RefusedException e) {
            // Nothing is lost: the clock lets a silent participant go by itself, and a cloud that has ended has none.
            LOG.log(Level.FINE, "The clock was not told.", e);
        }
    }
}
