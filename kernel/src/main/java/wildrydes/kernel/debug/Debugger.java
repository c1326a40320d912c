package wildrydes.kernel.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stops threads at lines of cells, each for itself. It sees cells that are compiled while it is on, by the probes that it
 * puts into their classes, and costs nothing before. A thread that has stopped waits in its own probe, holds no lock of the
 * kernel, and ends by an interrupt as any other waiting thread does.
 */
public final class Debugger implements AutoCloseable {

    /** Is told when threads stop and go on, in this order for each, whatever ends them. */
    interface Listener {

        /**
         * A thread has stopped.
         *
         * @param reason {@code breakpoint}, {@code step}, {@code pause} or {@code exception}
         */
        void stopped(Track thread, String reason, @Nullable Throwable thrown);

        void continued(Track thread);
    }

    /** Ends a cell that was interrupted where it had stopped. */
    @SuppressWarnings("serial")
    private static final class Ended extends Error {

        Ended() {
            super("The cell was interrupted where it had stopped.", null, false, false);
        }
    }

    private final Program program;
    private final Listener listener;
    private final Breakpoints breakpoints;
    private final ThreadLocal<Track> current = ThreadLocal.withInitial(this::begin);
    private final AtomicInteger threads = new AtomicInteger();
    private final Map<Integer, Track> stopped = new ConcurrentHashMap<>();
    private final List<Code> unplaced = new ArrayList<>();
    private volatile @Nullable Track latest;
    private volatile boolean on;
    private volatile boolean wasOn;
    private volatile boolean uncaught;

    Debugger(Program program, Sources sources, Listener listener) {
        this.program = program;
        this.listener = listener;
        this.breakpoints = new Breakpoints(program, sources);
    }

    boolean isOn() {
        return on;
    }

    Breakpoints breakpoints() {
        return breakpoints;
    }

    /** Classes of cells get probes from now on. */
    void start() {
        wasOn = true;
        on = true;
    }

    /** Classes get no probes from now on, nothing stops any more, and what has stopped goes on. */
    void stop() {
        on = false;
        uncaught = false;
        breakpoints.clear();
        stopped.values().forEach(thread -> resume(thread, null));
    }

    /** Whether threads stop where an exception leaves their code for good. */
    void stopOnUncaught(boolean stop) {
        uncaught = stop;
    }

    /** The threads that have stopped. */
    List<Track> stopped() {
        return List.copyOf(stopped.values());
    }

    /** The thread with this number, if it has stopped. */
    Optional<Track> stopped(int thread) {
        return Optional.ofNullable(stopped.get(thread));
    }

    /**
     * Lets a thread that has stopped go on.
     *
     * @param step how far; null for as far as it comes
     */
    void resume(Track thread, Track.@Nullable Step step) {
        continued(thread);
        thread.resume(step);
    }

    /**
     * This thread is being ended. It is told here that it goes on: Java 17 may end it at any instruction, also where it would
     * tell it itself.
     */
    public void ending(Thread thread) {
        stopped.values().stream().filter(each -> each.isOf(thread)).forEach(this::continued);
    }

    /** The thread that began a call last stops at its next line. */
    void pause() {
        Track running = latest;
        if (running != null) {
            running.pause = true;
        }
    }

    /** The class with probes, if it is on. Called by whoever loads classes of cells. */
    public byte[] weave(byte[] classFile) {
        if (!on) {
            return classFile;
        }
        Weaver.Woven woven = Weaver.weave(this, classFile);
        synchronized (unplaced) {
            unplaced.addAll(woven.codes());
        }
        return woven.classFile();
    }

    /** Whether a class of a cell lacks probes that it should have, or has some that nobody needs any more. */
    public boolean isToChange(String type) {
        return wasOn && on != breakpoints.isPlaced(type);
    }

    /** Finds the lines of what has been loaded. To be called before it runs, by a thread that nobody stops. */
    public void place() {
        List<Code> loaded;
        synchronized (unplaced) {
            loaded = List.copyOf(unplaced);
            unplaced.clear();
        }
        if (!loaded.isEmpty()) {
            breakpoints.place(loaded);
        }
    }

    @Override
    public void close() {
        stop();
        Probe.remove(this);
    }

    Object enter(Code code) {
        Track track = current.get();
        var call = new Call(track, code, track.top);
        track.top = call;
        latest = track;
        return call;
    }

    void line(Call call, int index, @Nullable Object[] values) {
        Track track = call.track();
        track.top = call;
        Code.Site before = call.site();
        Code.Site site = call.code().sites().get(index);
        call.at(site, values);
        if (on && !track.evaluates) {
            arrived(track, call, before, site);
        }
    }

    void exit(Call call) {
        call.track().top = call.caller();
    }

    @SuppressWarnings("ReferenceEquality") // the same exception on its way up
    void threw(Call call, Throwable thrown) {
        Track track = call.track();
        if (uncaught && on && !track.evaluates && !(thrown instanceof Ended)) {
            if (track.thrown != thrown) {
                track.thrown = thrown;
                track.thrownFrom = call;
            }
            Call from = track.thrownFrom;
            if (call.caller() == null && from != null && !program.isInterrupted()) {
                track.top = from;
                stop(track, from, "exception", thrown);
            }
        }
        if (call.caller() == null) {
            track.thrown = null;
            track.thrownFrom = null;
        }
        exit(call);
    }

    private Track begin() {
        return new Track(Thread.currentThread(), threads.incrementAndGet());
    }

    private void arrived(Track track, Call call, Code.@Nullable Site before, Code.Site site) {
        Code.Spot spot = site.spot();
        if (spot == null) {
            return;
        }
        // The pieces of a cell that stand on one line are one line for the user.
        boolean again = before == null
                ? call.code().isCell() && spot.equals(track.line)
                : spot.equals(before.spot()) && site.index() > before.index();
        if (call.code().isCell()) {
            track.line = spot;
        }
        if (again) {
            return;
        }
        if (track.pause) {
            stop(track, call, "pause", null);
        } else if (reaches(track.step, call)) {
            stop(track, call, "step", null);
        } else if (site.hasBreakpoint()) {
            stop(track, call, "breakpoint", null);
        }
    }

    private static boolean reaches(Track.@Nullable Step step, Call call) {
        if (step == null) {
            return false;
        }
        Call from = step.from();
        boolean isBelow = call.depth() < from.depth();
        // A lambda is called again for the next element, and the next piece of a cell is a call of its own.
        boolean isNext = call.depth() == from.depth()
                && (call == from
                        || call.code() == from.code()
                        || (call.code().isCell() && from.code().isCell()));
        return switch (step.stride()) {
            case IN -> true;
            case OVER -> isBelow || isNext;
            case OUT -> isBelow;
        };
    }

    private void stop(Track track, Call call, String reason, @Nullable Throwable thrown) {
        track.pause = false;
        track.step = null;
        track.stop(call);
        boolean interrupted = false;
        try {
            synchronized (stopped) {
                stopped.put(track.id(), track);
                listener.stopped(track, reason, thrown);
            }
            while (track.stoppedAt() != null && on) {
                try {
                    work(track, track.await());
                } catch (InterruptedException e) {
                    if (program.isInterrupted()) {
                        throw new Ended();
                    }
                    // Another thread of the user means what the code waits for later.
                    interrupted = true;
                }
            }
            if (program.isInterrupted()) {
                throw new Ended();
            }
        } finally {
            continued(track);
            track.resume(null);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** It has not stopped any more; said once. */
    private void continued(Track track) {
        synchronized (stopped) {
            if (stopped.remove(track.id(), track)) {
                listener.continued(track);
            }
        }
    }

    private static void work(Track track, @Nullable Runnable task) {
        if (task != null) {
            Call top = track.top;
            track.evaluates = true;
            try {
                task.run();
            } finally {
                track.evaluates = false;
                track.top = top;
            }
        }
    }
}
