package wildrydes.cloud.analytics.run;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.analytics.Application;
import wildrydes.cloud.analytics.Input;
import wildrydes.cloud.analytics.StartingPosition;
import wildrydes.cloud.reading.ShardPosition;

/** What an application reads: the stream of its one input, where it has one. What keeps it from reading is a trouble of the run. */
final class Intake {

    /** A shard may end, and its children with it, within one second. */
    static final int MOST_GENERATIONS = 8;

    private final Tools tools;
    private final Troubles troubles;
    private final RunMetrics metrics;
    private Application application;
    private @Nullable Source source;

    Intake(Tools tools, Troubles troubles, RunMetrics metrics, Application application) {
        this.tools = tools;
        this.troubles = troubles;
        this.metrics = metrics;
        this.application = application;
    }

    private @Nullable Input input() {
        List<Input> inputs = application.configuration().inputs();
        return inputs.isEmpty() ? null : inputs.get(0);
    }

    /** Where it is to begin; null where the application has no input, or nobody said. */
    @Nullable
    StartingPosition position() {
        Input input = input();
        return input == null ? null : input.position();
    }

    /**
     * Begins, or goes on.
     *
     * @param identity of the stream whose shards are known; empty where none are
     * @param known how far shards were read already
     * @param first where shards begin that are not known
     */
    void begin(String identity, Positions known, ShardPosition first) {
        Input input = input();
        source = input == null
                ? null
                : new Source(
                        tools.calls(),
                        input.source().arn(),
                        application.role(input.source().role()),
                        first,
                        identity,
                        known);
    }

    /** The same stream is read on from where it was read; another one from now on. */
    void update(Application next, Instant now) {
        Input old = input();
        Source before = source;
        Application last = application;
        application = next;
        Input input = input();
        if (before == null
                || old == null
                || input == null
                || !input.source().arn().equals(before.stream())) {
            begin("", Positions.NONE, ShardPosition.since(now.toEpochMilli()));
        } else if (!next.role(input.source().role())
                .equals(last.role(old.source().role()))) {
            begin(before.identity(), before.positions(), before.start());
        }
    }

    /** Whether there is nothing to read. */
    boolean none() {
        return source == null;
    }

    private Source source() {
        return Objects.requireNonNull(source, "An application without an input reads nothing.");
    }

    /** Reads, as far as wanted at least; tells whether it could. */
    boolean read(Positions wanted, Instant now) {
        Trouble.Part part = new Trouble.Part(Trouble.Kind.INPUT, id());
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

    private String id() {
        return Objects.requireNonNull(input(), "An application without an input reads nothing.")
                .id();
    }

    /** Whether everything up to these positions is there to be taken, once more read where it was not. */
    boolean reaches(Positions wanted, Instant now) {
        return source().reaches(wanted) || (read(wanted, now) && source().reaches(wanted));
    }

    /** Whether a shard has come that can be read and was not yet. */
    boolean hasNew() {
        return source().hasNew();
    }

    /** Takes what is not behind these positions. */
    Source.Taken takeUntil(Positions wanted) {
        return source().takeUntil(wanted);
    }

    /** Takes what was read or, where rows are in the order of arrival, what nothing older can come after. */
    Source.Taken take() {
        return source().takeUntil(byArrival() ? source().knownUntil() : Long.MAX_VALUE);
    }

    private boolean byArrival() {
        return Rowtimes.of(application) == Rowtimes.ARRIVAL;
    }

    /** Notes what was taken. */
    void counted(Source.Taken taken, Instant now) {
        metrics.read(now, id(), taken.records());
    }

    /** Notes that reading was tried, and how far it is behind. */
    void asked(Instant now) {
        metrics.reads(now, millisBehind());
    }

    /** The time of the newest row that can be: now, or earlier where older records may come. */
    long knownUntil(Instant now) {
        long bound = now.toEpochMilli();
        return byArrival() && source != null ? Math.min(bound, source.knownUntil()) : bound;
    }

    /** How far reading is behind the newest record. */
    long millisBehind() {
        Source read = source;
        return read == null ? 0 : read.millisBehind();
    }

    /** Tells the stream from others that had or will have its name; empty as long as it was not seen. */
    String identity() {
        Source read = source;
        return read == null ? "" : read.identity();
    }

    /** How far it was taken. */
    Positions positions() {
        Source read = source;
        return read == null ? Positions.NONE : read.positions();
    }
}
