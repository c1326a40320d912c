package wildrydes.lab.live;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.LabException;
import wildrydes.lab.cloud.ClockReading;
import wildrydes.lab.cloud.Control;
import wildrydes.lab.cloud.Participation;
import wildrydes.lab.cloud.RefusedException;
import wildrydes.lab.cloud.TimeRun;

/**
 * Lets time pass once, and shows a scene meanwhile. It is a participant of the clock, so that it looks at the same moments
 * at any speed, and in step time, too; there it draws the last frame only. The thread that plays does all of it, unless it
 * is stopped.
 */
public final class LiveRun implements Ending {

    private static final int GONE = 404;

    private final Control control;
    private final Duration duration;
    private final Scene scene;
    private final Frames frames = new Frames();
    private final Troubles troubles = new Troubles();
    private volatile Instant from = Instant.EPOCH;
    private volatile boolean ended;
    private volatile @Nullable Participation place;

    public LiveRun(Control control, Duration duration, Scene scene) {
        this.control = control;
        this.duration = duration;
        this.scene = scene;
    }

    /**
     * Lets the time pass, and returns when it is over.
     *
     * @return the last frame
     * @throws LabException if the thread was interrupted; the clock stands still then
     */
    public MimeBundle play() {
        ClockReading begin = control.clock();
        from = begin.now();
        scene.look(from);
        if (!begin.step()) {
            frames.draw(() -> frame(Passage.on(from, duration, from)));
        }
        Endings.Entry entry = Endings.enter(this);
        try {
            MimeBundle last = watch(begin.step());
            entry.close();
            return last;
        } catch (LabException | SdkException | RefusedException e) {
            boolean interrupted = Thread.interrupted() || e instanceof AbortedException;
            if (interrupted) {
                finish();
                entry.close();
                Thread.currentThread().interrupt();
                throw new LabException("Interrupted; the clock stands still again.", e);
            }
            giveUpPlace(e);
            entry.close();
            throw e;
        } finally {
            entry.leave();
        }
    }

    private MimeBundle watch(boolean step) {
        ClockReading last = pass(step);
        if (last.now().isAfter(from)) {
            look(last.now());
        }
        return last(last);
    }

    /** Ends it before its time: the clock stands still then, and its thread draws the last frame. */
    @Override
    public void end() {
        ended = true;
        leave();
        control.hold();
    }

    @Override
    public void finish() {
        leave();
        last(control.hold());
    }

    /** Looks at each moment before the end. */
    private ClockReading pass(boolean step) {
        Instant end = from.plus(duration);
        Instant next = from.plus(scene.every());
        join(next, end);
        TimeRun run = control.begin(duration);
        if (ended) {
            control.hold();
        }
        while (place != null && !run.over() && !ended) {
            if (due(next)) {
                Instant now = next;
                look(now);
                if (!step) {
                    frames.offer(() -> frame(Passage.on(from, duration, now)));
                }
                next = next.plus(scene.every());
            } else if (place == null) {
                next = control.clock().now().plus(scene.every());
                join(next, end);
            }
            if (!next.isBefore(end)) {
                leave();
            }
        }
        leave();
        return run.end();
    }

    /** The end itself is no such moment: what happens at it is seen afterwards. */
    private void join(Instant next, Instant end) {
        if (next.isBefore(end) && !ended) {
            place = control.join("live view", next);
        }
    }

    /** Waits for a moment; the clock may have given this participant up meanwhile. */
    private boolean due(Instant moment) {
        Participation mine = place;
        try {
            return mine != null && mine.await(moment);
        } catch (RefusedException e) {
            if (e.status() != GONE) {
                throw e;
            }
            place = null;
            return false;
        }
    }

    private void leave() {
        Participation mine = place;
        place = null;
        if (mine != null) {
            mine.leave();
        }
    }

    private void giveUpPlace(RuntimeException reason) {
        try {
            leave();
        } catch (LabException | RefusedException e) {
            reason.addSuppressed(e);
        }
    }

    private void look(Instant now) {
        try {
            scene.look(now);
        } catch (SdkException | LabException | RefusedException e) {
            if (Thread.currentThread().isInterrupted() || e instanceof AbortedException) {
                throw e;
            }
            troubles.add(e);
        }
    }

    private MimeBundle last(ClockReading end) {
        MimeBundle frame = frame(Passage.over(from, duration, end.now()));
        frames.draw(() -> frame);
        return frame;
    }

    private MimeBundle frame(Passage passage) {
        return FrameView.of(passage, scene.picture(passage.now()), troubles.lines());
    }
}
