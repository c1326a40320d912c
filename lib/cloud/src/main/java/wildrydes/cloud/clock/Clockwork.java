package wildrydes.cloud.clock;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What drives the clock: its state, the lock that guards all of it, and the thread that does what is due. {@link VirtualClock}
 * is its face: it changes the state through {@link #locked} and leaves the rest to the thread.
 */
final class Clockwork {

    private static final Logger LOG = Logger.getLogger(Clockwork.class.getName());
    private static final Duration LAST_WORK = Duration.ofSeconds(5);
    private static final long DISK_RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    final ReentrantLock lock = new ReentrantLock();
    final boolean step;
    final Pace pace;
    final Agenda agenda = new Agenda();
    final Moves moves = new Moves();
    final Participants participants;
    final Leases leases;
    final Set<OpenHold> holds = new LinkedHashSet<>();
    /** Seconds of cloud time per second of real time, for all that have no speed of their own. */
    double speed;
    /** Whether time flows by itself; of no effect in step mode. */
    boolean free;

    private final Condition changed = lock.newCondition();
    private final Ticks ticks;
    private final Reserve reserve;
    private @Nullable Work running;
    /** Whether something is being noted, which carries the time at which it happened. */
    private boolean noting;

    private @Nullable Thread thread;
    private boolean begun;
    private boolean closed;
    /** When the disk last refused the time, or null where it did not. */
    private @Nullable Long diskFailed;

    Clockwork(Reserve reserve, Rules rules, Ticks ticks) {
        this.ticks = ticks;
        this.step = rules.step();
        this.speed = rules.speed();
        this.reserve = reserve;
        this.pace = new Pace(reserve.mark());
        this.participants = new Participants(lock, ticks, rules);
        this.leases = new Leases(ticks, rules);
    }

    /** Begins, with a thread of its own; a second time does nothing. */
    void start(Notes notes) {
        locked(() -> {
            if (!begun && !closed) {
                begin();
                Thread started = new Thread(() -> live(notes), "clock");
                started.setDaemon(true);
                started.start();
                thread = started;
            }
        });
    }

    /** Lets time begin; whoever calls this without {@link #start} sees to it that every {@link #turn} is taken. */
    void begin() {
        begun = true;
        free = !step;
    }

    /** Changes something, at a time that is up to date, and lets the thread see to it. */
    void locked(Runnable change) {
        asked(() -> {
            change.run();
            return true;
        });
    }

    /** Asks something, or changes something and tells what came of it, in the same way. */
    <T> T asked(Supplier<T> question) {
        lock.lock();
        try {
            advance();
            T answer = question.get();
            repace();
            return answer;
        } finally {
            lock.unlock();
        }
    }

    boolean closed() {
        return closed;
    }

    /** The change of a resource that is being done or comes next, or null. */
    @Nullable
    Work transition(String resource) {
        Work now = running;
        return now != null && now.changes(resource) ? now : agenda.transition(resource);
    }

    /** What keeps time from passing at this moment. */
    List<String> waitsFor() {
        List<String> reasons = new ArrayList<>();
        if (running != null) {
            reasons.add("work due at " + running.due());
        }
        holds.forEach(hold -> reasons.add(hold.reason()));
        reasons.addAll(leases.holding());
        String out = participants.out();
        if (out != null) {
            reasons.add(out);
        }
        return reasons;
    }

    Instant mark() {
        return reserve.mark();
    }

    /** Whether time passes by itself. */
    boolean flows() {
        return !step && !closed && (free || leases.speed() > 0);
    }

    /** Brings the time up to date; with the lock held. */
    void advance() {
        pace.advance(bar(), ticks.nanos());
    }

    /** How far time may go at this moment. */
    private Instant bar() {
        if (!begun || closed || running != null || noting || held()) {
            return pace.now();
        }
        return earlier(reserve.mark(), earlier(agenda.first(), earlier(participants.first(), moves.first())));
    }

    private boolean held() {
        return !holds.isEmpty() || leases.hold();
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }

    /** Sets the speed after something changed, and lets the thread look again; with the lock held. */
    void repace() {
        double flow = step ? 0 : Math.max(free ? speed : 0, leases.speed());
        pace.speed(closed ? 0 : Math.max(flow, moves.speed(speed)), ticks.nanos());
        changed.signal();
    }

    private void live(Notes notes) {
        lock.lock();
        try {
            while (!closed) {
                turn(notes);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Does the first thing that there is to do, or waits until there is something; with the lock held. */
    void turn(Notes notes) {
        advance();
        Work due = agenda.take(pace.now());
        if (due != null) {
            running = due;
            unlocked(due.task(), "Work due at " + due.due() + " failed; time goes on without it.");
            running = null;
            return;
        }
        Dropped dropped = participants.dropSilent();
        dropped = dropped == null ? leases.endForgotten() : dropped;
        if (dropped != null) {
            tell(notes, dropped);
            repace();
            return;
        }
        participants.tell(pace.now());
        boolean allDone = participants.first().isAfter(pace.now()) && !held();
        if (allDone && moves.end(move -> !move.target().isAfter(pace.now()))) {
            repace();
        } else if (!reserved()) {
            rest();
        }
    }

    private void tell(Notes notes, Dropped dropped) {
        noting = true;
        unlocked(
                () -> {
                    LOG.warning(dropped.sentence());
                    notes.note(dropped.operation(), dropped.name(), dropped.sentence());
                },
                dropped.sentence());
        noting = false;
    }

    /** Does something without the lock. */
    private void unlocked(Runnable task, String failure) {
        lock.unlock();
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.SEVERE, failure, e);
        } finally {
            lock.lock();
            if (Thread.interrupted()) {
                LOG.warning("Scheduled work left the clock's thread interrupted, which is ignored.");
            }
            advance();
        }
    }

    /** Keeps the time on disk ahead of the clock; tells whether there was something to do. */
    private boolean reserved() {
        if (diskFailed != null && ticks.nanos() - diskFailed < DISK_RETRY_NANOS) {
            return false;
        }
        Instant wanted = reserve.wanted(pace.now(), pace.speed(), flows() ? Instant.MAX : moves.last());
        if (wanted == null) {
            return false;
        }
        reserve.lower(wanted);
        boolean[] written = new boolean[1];
        unlocked(() -> written[0] = written(wanted), "The time could not be written.");
        if (written[0]) {
            diskFailed = null;
            reserve.wrote(wanted);
        } else {
            diskFailed = ticks.nanos();
            reserve.failed();
        }
        return true;
    }

    private boolean written(Instant time) {
        try {
            reserve.write(time);
            return true;
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "The time could not be written to the data folder, and does not pass until it can be; it is tried again.",
                    e);
            return false;
        }
    }

    /** Waits until something changes or is due. */
    private void rest() {
        long now = ticks.nanos();
        long nanos = Math.min(participants.patience(), leases.patience());
        if (diskFailed != null) {
            nanos = Math.min(nanos, DISK_RETRY_NANOS);
        }
        Instant bar = bar();
        if (bar.isAfter(pace.now())) {
            Instant renewal = reserve.renewal(pace.speed());
            nanos = Math.min(nanos, pace.until(renewal.isAfter(pace.now()) ? earlier(bar, renewal) : bar, now));
        }
        try {
            ticks.await(changed, nanos);
        } catch (InterruptedException e) {
            LOG.log(Level.WARNING, "The clock's thread was interrupted, which is ignored.", e);
        }
    }

    /**
     * Stops time for good and puts it on disk. Who waits is answered, the work that runs is done to its end, and none is begun.
     *
     * @throws IOException where the time cannot be written; the next start then goes on from a later one
     */
    void close() throws IOException {
        Thread last;
        Instant reached;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            advance();
            reached = pace.now();
            closed = true;
            repace();
            moves.wake();
            participants.close();
            last = thread;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            join(last);
        }
        reserve.write(reached);
    }

    private static void join(Thread last) {
        try {
            last.join(LAST_WORK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (last.isAlive()) {
            LOG.warning(
                    "The clock's last work has not ended within " + Spans.words(LAST_WORK) + "; it is left behind.");
        }
    }
}
