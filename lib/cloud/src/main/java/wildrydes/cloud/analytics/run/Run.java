package wildrydes.cloud.analytics.run;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.analytics.Application;
import wildrydes.cloud.analytics.ApplicationRunner.CannotRunException;
import wildrydes.cloud.analytics.StartingPosition;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.reading.ShardPosition;
import wildrydes.pump.plan.RowContext;

/**
 * One application that runs. Its work is done on the cloud's clock, in steps: once a second it reads what has arrived and lets it through
 * its pumps, and at the moment at which a window ends it closes that; each step ends with the writing of what it made. Time stands
 * still until a step is done.
 *
 * <p>Safe for concurrent use: who looks at it, waits for the step that is being taken.
 */
final class Run implements RowContext {

    private static final Logger LOG = Logger.getLogger(Run.class.getName());

    private final Tools tools;
    private final ReentrantLock lock = new ReentrantLock();
    private final Troubles troubles;
    private final References references;
    private final Intake intake;
    private final Outlets outlets;
    private final Savings savings = new Savings();
    /** Steps that were taken before the process was killed, and are to be taken again. */
    private final Deque<Step> again = new ArrayDeque<>();

    private Application application;
    private Engine engine;
    private String shape;
    private long wholeSince;
    private long lastStep;
    private long stepTime;
    private CloudTime.@Nullable Scheduled nextRead;
    private CloudTime.@Nullable Scheduled nextClose;
    private boolean ended;

    private Run(Tools tools, Application application) throws CannotRunException {
        Refusals.check(application);
        this.tools = tools;
        this.application = application;
        this.troubles = new Troubles(application.name(), trouble -> tools.logs().tell(this.application, trouble));
        RunMetrics metrics = new RunMetrics(tools.metrics(), application.name());
        this.intake = new Intake(tools, troubles, metrics, application);
        this.references = new References(tools.calls(), troubles, application);
        this.outlets = new Outlets(tools.calls(), troubles, metrics);
        this.shape = Shape.of(application);
        this.engine = new Engine(application, this);
    }

    /**
     * Begins to run an application that was started.
     *
     * @throws CannotRunException where it cannot
     */
    static Run start(Tools tools, Application application) throws CannotRunException {
        Run run = new Run(tools, application);
        Progress.Point point = tools.progress().point(application.id());
        long step = point == null ? 0 : point.last();
        boolean goesOn = point != null && run.intake.position() == StartingPosition.LAST_STOPPED_POINT;
        boolean fromNow = !goesOn && run.intake.position() != StartingPosition.TRIM_HORIZON;
        run.begin(goesOn ? point : null, step, fromNow ? run.now() : Saved.NEVER);
        return run;
    }

    /** Goes on with an application that ran when its process ended. */
    static Run resume(Tools tools, Application application) throws CannotRunException {
        Run run = new Run(tools, application);
        Progress.Point point = tools.progress().point(application.id());
        run.begin(
                point,
                point == null ? 0 : point.last(),
                point == null ? run.now() : point.saved().wholeSince());
        return run;
    }

    private void begin(Progress.@Nullable Point point, long step, long whole) throws CannotRunException {
        lock.lock();
        try {
            lastStep = step;
            wholeSince = whole;
            Instant now = tools.time().instant();
            if (point == null) {
                intake.begin("", Positions.NONE, first());
                outlets.open(application, engine, Map.of(), now);
            } else {
                take(point, now);
            }
            save();
            plan(now);
        } finally {
            lock.unlock();
        }
    }

    private void take(Progress.Point point, Instant now) throws CannotRunException {
        Saved saved = point.saved();
        boolean same = saved.sql().equals(shape) && restored(saved);
        // Windows of other SQL are gone, and so are the steps that filled them; only what they read is not read again.
        Positions positions = same ? saved.positions() : point.positions();
        intake.begin(saved.source(), positions, saved.source().isEmpty() ? first() : ShardPosition.OLDEST);
        outlets.open(application, engine, saved.unwritten(), now);
        if (same) {
            again.addAll(point.steps());
        }
    }

    private boolean restored(Saved saved) throws CannotRunException {
        try {
            engine.restore(saved.windows(), saved.rowtime());
            return true;
        } catch (IllegalArgumentException e) {
            LOG.log(
                    Level.WARNING,
                    "Application " + application.name()
                            + " goes on with empty windows: those that were kept cannot be read.",
                    e);
            engine = new Engine(application, this);
            return false;
        }
    }

    /**
     * Where shards are begun that nothing is known of. NOW is when the application begins to read, not when that was asked for, as AWS says:
     * what arrives while it is STARTING would make its first window longer than it is.
     */
    private ShardPosition first() {
        return wholeSince == Saved.NEVER ? ShardPosition.OLDEST : ShardPosition.since(wholeSince);
    }

    /**
     * Goes on as what the application has become: with its open windows, where its SQL is the same. Other SQL shows its own rows
     * only.
     *
     * @throws CannotRunException where it cannot; it goes on as before then
     */
    void update(Application next) throws CannotRunException {
        lock.lock();
        try {
            Refusals.check(next);
            String nextShape = Shape.of(next);
            boolean another = !nextShape.equals(shape);
            Engine nextEngine = another ? new Engine(next, this) : engine;
            Instant now = tools.time().instant();
            Map<String, List<byte[]>> unwritten = outlets.unwritten();
            outlets.close(engine);
            troubles.clear();
            if (another) {
                again.clear();
                wholeSince = now.toEpochMilli();
            }
            application = next;
            engine = nextEngine;
            shape = nextShape;
            intake.update(next, now);
            references.update(next, another);
            outlets.open(next, engine, unwritten, now);
            save();
            plan(now);
        } finally {
            lock.unlock();
        }
    }

    /** Ends it; nothing is read or written afterwards. */
    void stop() {
        lock.lock();
        try {
            if (!ended) {
                outlets.deliver(tools.time().instant());
                save();
                end();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends it without a trace. */
    void end() {
        lock.lock();
        try {
            ended = true;
            cancel(nextRead);
            cancel(nextClose);
        } finally {
            lock.unlock();
        }
    }

    /** Puts all of it down, when the process ends and nothing runs any more. */
    void saveNow() {
        lock.lock();
        try {
            if (!ended) {
                save();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void cancel(CloudTime.@Nullable Scheduled work) {
        if (work != null) {
            work.cancel();
        }
    }

    @Override
    public long now() {
        return stepTime == 0 ? tools.time().instant().toEpochMilli() : stepTime;
    }

    @Override
    public long started() {
        Instant started = application.started();
        return started == null ? now() : started.toEpochMilli();
    }

    private void work(boolean reads) {
        lock.lock();
        try {
            if (ended) {
                return;
            }
            Instant now = tools.time().instant();
            try {
                work(now, reads);
            } catch (RuntimeException e) {
                troubles.failed(
                        new Trouble.Part(Trouble.Kind.RUN, ""), "Application " + application.name() + " fails", e, now);
            }
            plan(now);
        } finally {
            stepTime = 0;
            lock.unlock();
        }
    }

    private void work(Instant now, boolean reads) {
        outlets.deliver(now);
        references.load(engine, now);
        if (references.ready()) {
            if (reads) {
                replay(now);
            }
            if (again.isEmpty()) {
                if (reads) {
                    read(now);
                }
                close(now);
            }
        }
        outlets.deliver(now);
        if (savings.due(lastStep)) {
            save();
        }
    }

    /** Takes the steps again that were taken before. */
    private void replay(Instant now) {
        for (Step next = again.peek(); next != null && outlets.haveRoom(); next = again.peek()) {
            stepTime = next.time();
            if (next.read().shards().isEmpty()) {
                engine.advance(next.time());
            } else if (intake.reaches(next.read(), now)) {
                engine.insert(intake.takeUntil(next.read()).records(), next.time());
            } else {
                return;
            }
            again.remove();
            outlets.deliver(now);
        }
    }

    private void read(Instant now) {
        if (intake.none()) {
            return;
        }
        boolean more = outlets.haveRoom();
        for (int i = 0; more && i < Intake.MOST_GENERATIONS; i++) {
            boolean could = intake.read(Positions.NONE, now);
            take(now); // also where one shard could not be read: others could
            more = could && intake.hasNew() && outlets.haveRoom();
        }
        intake.asked(now);
    }

    private void take(Instant now) {
        Source.Taken taken = intake.take();
        if (!taken.records().isEmpty()) {
            step(now.toEpochMilli(), taken.moved());
            engine.insert(taken.records(), stepTime);
            intake.counted(taken, now);
        }
    }

    private void close(Instant now) {
        long bound = intake.knownUntil(now);
        OptionalLong next = engine.nextBound();
        if (next.isPresent() && next.getAsLong() <= bound && outlets.haveRoom()) {
            step(bound, Positions.NONE);
            engine.advance(bound);
        }
    }

    private void step(long time, Positions moved) {
        Step step = new Step(++lastStep, time, moved);
        tools.progress().step(application.id(), step);
        stepTime = time;
    }

    private void save() {
        long begun = System.nanoTime();
        Step first = again.peek();
        tools.progress()
                .save(
                        application.id(),
                        new Saved(
                                first == null ? lastStep : first.number() - 1,
                                intake.identity(),
                                intake.positions(),
                                shape,
                                wholeSince,
                                engine.rowtime(),
                                engine.snapshot(),
                                outlets.unwritten()));
        savings.saved(lastStep, System.nanoTime() - begun);
    }

    /** Schedules what comes next. */
    private void plan(Instant now) {
        cancel(nextRead);
        cancel(nextClose);
        nextRead = tools.time().schedule(Rowtimes.of(application).nextRead(now), () -> work(true));
        OptionalLong bound = Rowtimes.of(application) == Rowtimes.ARRIVAL ? OptionalLong.empty() : engine.nextBound();
        // One that is due already waits for something else, which is tried again with the next read.
        nextClose = bound.isPresent() && bound.getAsLong() > now.toEpochMilli() && again.isEmpty()
                ? tools.time().schedule(Instant.ofEpochMilli(bound.getAsLong()), () -> work(false))
                : null;
    }

    /** Looks at it between two steps. */
    <T> T look(Function<View, T> question) {
        lock.lock();
        try {
            return question.apply(new View());
        } finally {
            lock.unlock();
        }
    }

    /** What can be seen of a run; only while {@link #look} asks. */
    final class View {

        Application application() {
            return application;
        }

        Engine engine() {
            return engine;
        }

        @Nullable
        String failure() {
            return troubles.sentence();
        }

        /** When something closes next. */
        OptionalLong nextClose() {
            return engine.nextBound();
        }

        long millisBehind() {
            return intake.millisBehind();
        }

        /** The moment from which on records count and windows are whole; null where it also reads what was there before. */
        @Nullable
        Instant readingSince() {
            return wholeSince == Saved.NEVER ? null : Instant.ofEpochMilli(wholeSince);
        }
    }
}
