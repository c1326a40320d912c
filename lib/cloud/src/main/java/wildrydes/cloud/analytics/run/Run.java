package wildrydes.cloud.analytics.run;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.analytics.Application;
import wildrydes.cloud.analytics.ApplicationRunner.CannotRunException;
import wildrydes.cloud.analytics.Input;
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

    /** A shard may end, and its children with it, within one second. */
    private static final int MOST_GENERATIONS = 8;

    private final Tools tools;
    private final ReentrantLock lock = new ReentrantLock();
    private final Troubles troubles;
    private final RunMetrics metrics;
    private final References references;
    private final Outlets outlets;
    private final Savings savings = new Savings();
    /** Steps that were taken before the process was killed, and are to be taken again. */
    private final Deque<Step> again = new ArrayDeque<>();

    private Application application;
    private Engine engine;
    private @Nullable Source source;
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
        this.metrics = new RunMetrics(tools.metrics(), application.name());
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
        boolean goesOn = point != null && run.position() == StartingPosition.LAST_STOPPED_POINT;
        boolean fromNow = !goesOn && run.position() != StartingPosition.TRIM_HORIZON;
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

    private @Nullable StartingPosition position() {
        List<Input> inputs = application.configuration().inputs();
        return inputs.isEmpty() ? null : inputs.get(0).position();
    }

    private void begin(Progress.@Nullable Point point, long step, long whole) throws CannotRunException {
        lock.lock();
        try {
            lastStep = step;
            wholeSince = whole;
            Instant now = tools.time().instant();
            if (point == null) {
                source = source("", Positions.NONE, first());
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
        source = source(saved.source(), positions, saved.source().isEmpty() ? first() : ShardPosition.OLDEST);
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

    private @Nullable Source source(String identity, Positions known, ShardPosition first) {
        List<Input> inputs = application.configuration().inputs();
        if (inputs.isEmpty()) {
            return null;
        }
        Input input = inputs.get(0);
        return new Source(
                tools.calls(),
                input.source().arn(),
                application.role(input.source().role()),
                first,
                identity,
                known);
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
            Source before = source;
            Application old = application;
            application = next;
            engine = nextEngine;
            shape = nextShape;
            source = sourceAfter(before, old);
            references.update(next, another);
            outlets.open(next, engine, unwritten, now);
            save();
            plan(now);
        } finally {
            lock.unlock();
        }
    }

    /** The same stream is read on from where it was read; another one from now on. */
    private @Nullable Source sourceAfter(@Nullable Source before, Application old) {
        List<Input> inputs = application.configuration().inputs();
        if (before == null || inputs.isEmpty() || !inputs.get(0).source().arn().equals(before.stream())) {
            return source(
                    "",
                    Positions.NONE,
                    ShardPosition.since(tools.time().instant().toEpochMilli()));
        }
        String role = application.role(inputs.get(0).source().role());
        boolean sameRole = role.equals(
                old.role(old.configuration().inputs().get(0).source().role()));
        return sameRole ? before : source(before.identity(), before.positions(), before.start());
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
            } else if (reaches(next.read(), now)) {
                engine.insert(source().takeUntil(next.read()).records(), next.time());
            } else {
                return;
            }
            again.remove();
            outlets.deliver(now);
        }
    }

    private boolean reaches(Positions wanted, Instant now) {
        return source().reaches(wanted) || (asked(wanted, now) && source().reaches(wanted));
    }

    private Source source() {
        return Objects.requireNonNull(source, "An application without an input reads nothing.");
    }

    /** Reads; tells whether it could. */
    private boolean asked(Positions wanted, Instant now) {
        String id = application.configuration().inputs().get(0).id();
        Trouble.Part part = new Trouble.Part(Trouble.Kind.INPUT, id);
        if (!troubles.due(part, now)) {
            return false;
        }
        try {
            source().read(wanted, now.toEpochMilli());
            troubles.ended(part);
            return true;
        } catch (RuntimeException e) {
            troubles.failed(part, "Stream " + source().stream() + " cannot be read", e, now);
            return false;
        }
    }

    private void read(Instant now) {
        if (source == null) {
            return;
        }
        boolean more = outlets.haveRoom();
        for (int i = 0; more && i < MOST_GENERATIONS; i++) {
            boolean asked = asked(Positions.NONE, now);
            take(now); // also where one shard could not be read: others could
            more = asked && source().hasNew() && outlets.haveRoom();
        }
        metrics.reads(now, source().millisBehind());
    }

    private void take(Instant now) {
        boolean byArrival = Rowtimes.of(application) == Rowtimes.ARRIVAL;
        Source.Taken taken = source().takeUntil(byArrival ? source().knownUntil() : Long.MAX_VALUE);
        if (!taken.records().isEmpty()) {
            step(now.toEpochMilli(), taken.moved());
            engine.insert(taken.records(), stepTime);
            metrics.read(now, application.configuration().inputs().get(0).id(), taken.records());
        }
    }

    private void close(Instant now) {
        long bound = now.toEpochMilli();
        if (Rowtimes.of(application) == Rowtimes.ARRIVAL && source != null) {
            bound = Math.min(bound, source.knownUntil());
        }
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
        Source read = source;
        tools.progress()
                .save(
                        application.id(),
                        new Saved(
                                first == null ? lastStep : first.number() - 1,
                                read == null ? "" : read.identity(),
                                read == null ? Positions.NONE : read.positions(),
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
            Source read = source;
            return read == null ? 0 : read.millisBehind();
        }

        /** The moment from which on records count and windows are whole; null where it also reads what was there before. */
        @Nullable
        Instant readingSince() {
            return wholeSince == Saved.NEVER ? null : Instant.ofEpochMilli(wholeSince);
        }
    }
}
