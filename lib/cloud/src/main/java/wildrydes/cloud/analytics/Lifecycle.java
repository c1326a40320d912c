package wildrydes.cloud.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.analytics.ApplicationRunner.CannotRunException;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.ledger.Running;
import wildrydes.cloud.store.StoreException;

/**
 * What becomes of applications with time: statuses that pass, what the runner is told, and what is paid for by the hour. Safe for
 * concurrent use.
 */
final class Lifecycle {

    /** AWS takes from half a minute to one and a half. */
    static final Duration STARTING = Duration.ofSeconds(30);

    static final Duration UPDATING = Duration.ofSeconds(15);
    static final Duration STOPPING = Duration.ofSeconds(10);
    static final Duration DELETING = Duration.ofSeconds(10);

    private static final Duration RETRY = Duration.ofSeconds(8);
    private static final String KPU_HOURS = "analytics:kpu-hours";
    private static final Logger LOG = Logger.getLogger(Lifecycle.class.getName());

    private final Applications applications;
    private final ApplicationRunner runner;
    private final CloudTime time;
    private final Metering metering;
    /** What is to come, by the application's id. */
    private final Map<String, CloudTime.Scheduled> coming = new ConcurrentHashMap<>();

    private volatile boolean recovered;

    /** @param metering is told what is paid for by the hour */
    Lifecycle(Applications applications, ApplicationRunner runner, CloudTime time, Metering metering) {
        this.applications = applications;
        this.runner = runner;
        this.time = time;
        this.metering = metering;
    }

    /** Begins to look after the applications; before the store recovers. */
    void begin() {
        applications.watch(this::changed, this::recovered);
    }

    private void recovered() {
        recovered = true;
        runner.known(applications.all());
        Instant now = time.instant();
        metering.all(
                KPU_HOURS,
                applications.all().stream()
                        .filter(Lifecycle::paid)
                        .map(one ->
                                new Running(KPU_HOURS, one.arn(), 1, one.until().isAfter(now) ? now : one.until()))
                        .toList());
        for (Application application : applications.all()) {
            if (paid(application)) {
                time.schedule(now, () -> runner.resume(application));
            }
            if (application.status().passing()) {
                plan(application);
            }
        }
    }

    /** Whether it runs: AWS charges that, and not what leads to it. */
    private static boolean paid(Application application) {
        return application.status() == Status.RUNNING || application.status() == Status.UPDATING;
    }

    private void changed(@Nullable Application before, @Nullable Application after) {
        if (!recovered) {
            return;
        }
        boolean paidBefore = before != null && paid(before);
        boolean paidNow = after != null && paid(after);
        if (before != null && paidBefore != paidNow) {
            metering.runs(KPU_HOURS, before.arn(), paidNow ? 1 : 0);
        }
        if (paidBefore && after != null && after.status() == Status.DELETING) {
            time.schedule(time.instant(), () -> runner.stop(after)); // as documented, deleting halts it
        }
        if (after == null && before != null) {
            CloudTime.Scheduled planned = coming.remove(before.id());
            if (planned != null) {
                planned.cancel();
            }
            runner.forget(before);
        } else if (after != null && after.status().passing() && (before == null || before.status() != after.status())) {
            plan(after);
        }
    }

    private void plan(Application application) {
        coming.put(application.id(), time.transition(application.arn(), application.until(), () -> pass(application)));
    }

    /** Ends a status that passes. */
    private void pass(Application planned) {
        coming.remove(planned.id());
        Application now = applications.find(planned.name());
        if (now == null || !now.id().equals(planned.id()) || now.status() != planned.status()) {
            return;
        }
        switch (now.status()) {
            case STARTING -> run(now, runner::start);
            case UPDATING -> run(now, runner::update);
            case STOPPING -> {
                runner.stop(now);
                become(now, Status.READY);
            }
            case DELETING -> remember(now, gone -> null);
            case READY, RUNNING -> throw new IllegalStateException(now.status() + " does not pass.");
        }
    }

    /** What the runner does with an application. */
    @FunctionalInterface
    private interface Step {
        void take(Application application) throws CannotRunException;
    }

    private void run(Application application, Step step) {
        Status next = Status.READY;
        try {
            step.take(application);
            next = Status.RUNNING;
        } catch (CannotRunException e) {
            LOG.log(Level.WARNING, "Application " + application.name() + " cannot run: " + e.getMessage(), e);
        } finally {
            become(application, next);
        }
    }

    private void become(Application seen, Status next) {
        remember(seen, now -> now.becoming(next, time.instant()));
    }

    /** Where the disk refuses it, it is tried again later. */
    private void remember(Application seen, Function<Application, @Nullable Application> change) {
        try {
            if (!applications.change(seen, change)) {
                runner.forget(seen);
            }
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "The status of application " + seen.name() + " has to wait for the disk.", e);
            coming.put(
                    seen.id(), time.transition(seen.arn(), time.instant().plus(RETRY), () -> remember(seen, change)));
        }
    }
}
