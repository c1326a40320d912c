package wildrydes.cloud.clock;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The cloud's one clock. Time is virtual and paced: it stands still unless something lets it pass (the free flow, a run, a
 * lease), the fastest of those sets the speed, and it never passes the moment of something unfinished: scheduled work, an open
 * hold, a participant that is due, the target of a run.
 *
 * <p>At one moment all scheduled work is done first, in the order of scheduling, then the participants have their turns, then
 * runs end. In step mode time jumps from moment to moment, so that the same requests always give the same course of events; in
 * flow mode it keeps to its speed and what happens between is the same.
 *
 * <p>Safe for concurrent use; owns one thread, which does the scheduled work.
 */
public final class VirtualClock implements CloudTime, AutoCloseable {

    private static final Duration LONGEST_RUN = Duration.ofDays(3650);

    private final Clockwork works;

    /**
     * Opens the clock of a folder; it goes on from where the folder's last one was. Time stands still until {@link #start}.
     *
     * @param start where a new folder starts
     * @throws ClockException where the folder's file holds no time
     * @throws IOException where the folder's time cannot be read or written
     */
    public VirtualClock(Path folder, Instant start, Rules rules) throws IOException {
        this(folder, start, rules, Ticks.system());
    }

    VirtualClock(Path folder, Instant start, Rules rules, Ticks ticks) throws IOException {
        this(new Clockwork(Reserve.open(TimeFile.in(folder), start), rules, ticks));
    }

    VirtualClock(Clockwork works) {
        this.works = works;
    }

    /** Lets the clock begin: from here on scheduled work is done, and in flow mode time flows. */
    public void start(Notes notes) {
        works.start(notes);
    }

    @Override
    public Instant instant() {
        works.lock.lock();
        try {
            works.advance();
            return works.pace.now();
        } finally {
            works.lock.unlock();
        }
    }

    @Override
    public Scheduled schedule(Instant due, Runnable work) {
        return add(due, null, work);
    }

    @Override
    public Scheduled transition(String resource, Instant due, Runnable work) {
        return add(due, resource, work);
    }

    private Scheduled add(Instant due, @Nullable String resource, Runnable task) {
        Work work = works.asked(() -> works.agenda.add(due, resource, task));
        return () -> cancel(work);
    }

    private void cancel(Work work) {
        works.locked(() -> {
            if (works.agenda.remove(work)) {
                works.moves.end(move -> move.about(work));
            }
        });
    }

    @Override
    public void looked(String resource) {
        works.locked(() -> look(resource));
    }

    /** Begins to move to a resource's next change, with the lock held; null where time flows or nothing is to come. */
    @Nullable
    Move look(String resource) {
        Work next = works.transition(resource);
        return next == null || works.pace.speed() > 0 ? null : begin(transition(next));
    }

    private Move transition(Work work) {
        return new Move(work.due(), Pace.AT_ONCE, work, works.lock.newCondition());
    }

    @Override
    public Hold hold(String reason) {
        OpenHold hold = new OpenHold(works, reason);
        works.locked(() -> works.holds.add(hold));
        return hold;
    }

    /** The clock at this moment. */
    public Reading reading() {
        return works.asked(this::read);
    }

    private Reading read() {
        return new Reading(
                works.pace.now(),
                works.step,
                works.flows(),
                works.speed,
                works.participants.names(),
                works.leases.names(),
                works.waitsFor());
    }

    /**
     * Sets how fast time passes; in step mode it is only noted.
     *
     * @param speed seconds of cloud time per second of real time
     * @throws ClockException where it is not above 0
     */
    public Reading speed(double speed) {
        requireSpeed(speed);
        return changing(() -> works.speed = speed);
    }

    private static void requireSpeed(double speed) {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw ClockException.refused("Time cannot pass at speed " + speed + "; give a number above 0, such as 60.");
        }
    }

    /** Lets time pass by itself; in step mode it is only noted. */
    public Reading flow() {
        return changing(() -> {
            works.free = true;
            works.leases.resume();
        });
    }

    /** Stops time: the free flow, every run and settling under way, and the leases opened so far, until {@link #flow}. */
    public Reading hold() {
        return changing(() -> {
            works.free = false;
            works.leases.suspend();
            works.moves.end(move -> true);
        });
    }

    /**
     * Lets time pass, and returns when so much has passed and everything due in it is done, or when somebody stops time.
     * Several at once go on side by side: each ends at its own moment.
     *
     * @param duration zero only finishes what is due now
     * @param speed null for the clock's own
     * @return the clock at the end
     * @throws InterruptedException when the caller's thread is interrupted, which takes its wish back
     * @throws ClockException for a negative duration or a speed that is not above 0, and when the cloud stops
     */
    public Reading run(Duration duration, @Nullable Double speed) throws InterruptedException {
        if (duration.isNegative() || duration.compareTo(LONGEST_RUN) > 0) {
            throw ClockException.refused("Time cannot run for " + duration + "; give a duration such as PT1M, at most "
                    + LONGEST_RUN.toDays() + " days.");
        }
        if (speed != null) {
            requireSpeed(speed);
        }
        works.lock.lockInterruptibly();
        try {
            return await(begin(duration, speed));
        } finally {
            works.lock.unlock();
        }
    }

    /** Begins a run, with the lock held. */
    Move begin(Duration duration, @Nullable Double speed) {
        works.advance();
        Instant target = later(duration);
        return begin(
                new Move(target, works.step ? Double.valueOf(Pace.AT_ONCE) : speed, null, works.lock.newCondition()));
    }

    private Move begin(Move move) {
        works.moves.add(move);
        works.repace();
        return move;
    }

    private Instant later(Duration duration) {
        try {
            return works.pace.now().plus(duration);
        } catch (DateTimeException e) {
            throw ClockException.refused("Time ends before " + duration + " have passed; give a shorter duration.");
        }
    }

    /**
     * Moves time at once to the next change of a resource, and returns when that is done; nothing happens where the resource
     * is not changing.
     *
     * @param resource ARN
     * @throws InterruptedException when the caller's thread is interrupted, which takes its wish back
     */
    public Reading settle(String resource) throws InterruptedException {
        works.lock.lockInterruptibly();
        try {
            Move move = beginSettling(resource);
            return move == null ? read() : await(move);
        } finally {
            works.lock.unlock();
        }
    }

    /** Begins to move to a resource's next change, with the lock held; null where it is not changing. */
    @Nullable
    Move beginSettling(String resource) {
        works.advance();
        Work next = works.transition(resource);
        return next == null ? null : begin(transition(next));
    }

    private Reading await(Move move) throws InterruptedException {
        try {
            if (!move.await(works::closed)) {
                throw ClockException.stopped();
            }
        } finally {
            giveUp(move);
        }
        return read();
    }

    /** Takes a wish back that has not ended yet, with the lock held. */
    void giveUp(Move move) {
        works.advance();
        works.moves.remove(move);
        works.repace();
    }

    /**
     * Joins those whom time waits for.
     *
     * @param next when it first has something to do
     * @return its id
     */
    public String join(String name, Instant next) {
        return works.asked(() -> works.participants.join(name, next));
    }

    /**
     * Says that a participant has done everything before a moment, and waits for that moment.
     *
     * @param next when it has something to do again; the same moment again is no acknowledgement
     * @return whether the moment has come and it is the participant's turn; if not, ask again
     * @throws ClockException where there is no such participant, and when the cloud stops
     */
    public boolean await(String participant, Instant next) throws InterruptedException {
        works.lock.lockInterruptibly();
        try {
            works.advance();
            works.participants.back(participant, next);
            works.repace();
            return works.participants.await(participant);
        } finally {
            works.lock.unlock();
        }
    }

    /**
     * Lets time no longer wait for a participant.
     *
     * @throws ClockException where there is no such participant
     */
    public void leave(String participant) {
        works.locked(() -> works.participants.leave(participant));
    }

    /**
     * Lets time flow until the lease ends; what is slower than others has no effect. It has to be renewed.
     *
     * @param speed seconds of cloud time per second of real time; null for the clock's own as it is now
     * @return the lease's id
     */
    public String leaseFlow(String name, @Nullable Double speed) {
        if (speed != null) {
            requireSpeed(speed);
        }
        return works.asked(() -> works.leases.open(name, speed == null ? works.speed : speed));
    }

    /** Holds time until the lease ends, whatever else lets it flow. It has to be renewed. */
    public String leaseHold(String name) {
        return works.asked(() -> works.leases.open(name, 0));
    }

    /**
     * Lets a lease live on.
     *
     * @throws ClockException where there is no such lease
     */
    public Reading renew(String lease) {
        return changing(() -> works.leases.renew(lease));
    }

    /**
     * Ends a lease.
     *
     * @throws ClockException where there is no such lease
     */
    public Reading end(String lease) {
        return changing(() -> works.leases.end(lease));
    }

    /** The moment up to which time is reserved on disk, and which it does not pass before more is. */
    Instant reserved() {
        return works.asked(works::mark);
    }

    private Reading changing(Runnable change) {
        return works.asked(() -> {
            change.run();
            return read();
        });
    }

    /**
     * Stops time for good and puts it on disk. Who waits is answered, the work that runs is done to its end, and none is begun.
     * A second time does nothing.
     *
     * @throws IOException where the time cannot be written; the next start then goes on from a later one
     */
    @Override
    public void close() throws IOException {
        works.close();
    }
}
