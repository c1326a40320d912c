package wildrydes.cloud.athena;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.athena.run.Outcome;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;

/** A query that waits or runs: who wants what of it, and what it has taken so far. One thread runs it; any may cancel it. */
final class Job {

    private final String id;
    private final Asked asked;
    private final Plan plan;
    private final List<String> parameters;
    private final GroupSettings settings;
    private final Caller caller;
    private final CloudTime.Hold hold;
    private final long submitted = System.nanoTime();
    private long begun = submitted;
    private long handed = submitted;
    private long answered = submitted;
    private @Nullable Outcome outcome;
    private volatile boolean cancelled;

    /**
     * A job.
     *
     * @param parameters of {@code ?}, as SQL
     * @param settings of its workgroup
     * @param hold lets the cloud's time stand until it has ended
     */
    Job(
            Execution execution,
            Plan plan,
            List<String> parameters,
            GroupSettings settings,
            Caller caller,
            CloudTime.Hold hold) {
        this.id = execution.id();
        this.asked = execution.asked();
        this.plan = plan;
        this.parameters = parameters;
        this.settings = settings;
        this.caller = caller;
        this.hold = hold;
    }

    String id() {
        return id;
    }

    Asked asked() {
        return asked;
    }

    Plan plan() {
        return plan;
    }

    List<String> parameters() {
        return parameters;
    }

    GroupSettings settings() {
        return settings;
    }

    Caller caller() {
        return caller;
    }

    void cancel() {
        cancelled = true;
    }

    boolean cancelled() {
        return cancelled;
    }

    /** It does not wait any more. */
    void begin() {
        begun = System.nanoTime();
        handed = begun;
        answered = begun;
    }

    /** The engine, or the catalog, has it now. */
    void hand() {
        handed = System.nanoTime();
        answered = handed;
    }

    /** What is left is to put its result down. */
    void answered(@Nullable Outcome how) {
        answered = System.nanoTime();
        outcome = how;
    }

    /** Wall time since it waits no more. */
    long ranNanos() {
        return System.nanoTime() - begun;
    }

    long scanned() {
        Outcome how = outcome;
        return how == null ? 0 : how.scannedBytes();
    }

    /**
     * What it has taken up to now.
     *
     * @param updated rows that were written; null for a query that writes none
     */
    Figures figures(long rows, long bytes, @Nullable Long updated) {
        long planning = outcome instanceof Outcome.Done done ? done.planningMillis() : 0;
        return new Figures(
                scanned(),
                millis(handed - begun),
                millis(begun - submitted),
                Math.min(planning, millis(answered - handed)),
                millis(answered - handed),
                millis(System.nanoTime() - answered),
                rows,
                bytes,
                updated);
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    /** Lets time pass on. */
    void end() {
        hold.close();
    }
}
