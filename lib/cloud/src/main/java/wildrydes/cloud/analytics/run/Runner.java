package wildrydes.cloud.analytics.run;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.analytics.Application;
import wildrydes.cloud.analytics.ApplicationRunner;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.metrics.Metrics;
import wildrydes.cloud.store.Store;

/** All applications that run. Safe for concurrent use. */
public final class Runner implements ApplicationRunner, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Runner.class.getName());

    private final Tools tools;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();

    /**
     * Nothing runs yet.
     *
     * @param store keeps how far applications have come
     * @param door the way to other services; not asked for before the clock begins
     */
    public Runner(Store store, CloudTime time, Supplier<Door> door, Metrics metrics) {
        RoleCalls calls = new RoleCalls(door);
        this.tools = new Tools(time, calls, new Progress(store), metrics, new LogLines(calls, time));
    }

    @Override
    public void start(Application application) throws CannotRunException {
        refusals.remove(application.id());
        try {
            begin(application, Run.start(tools, application));
        } catch (CannotRunException e) {
            throw refused(application, e);
        }
    }

    /** A status says only that it does not run; who looks closer is told why. */
    private CannotRunException refused(Application application, CannotRunException reason) {
        String sentence = String.valueOf(reason.getMessage());
        refusals.put(application.id(), sentence);
        tools.logs()
                .tell(
                        application,
                        new Trouble(
                                new Trouble.Part(Trouble.Kind.RUN, ""),
                                "InvalidApplicationConfigurationException",
                                sentence,
                                1,
                                tools.time().instant()));
        return reason;
    }

    /** Why an application that does not run was not started; null where nothing is wrong with it. */
    @Nullable
    String refusal(Application application) {
        return refusals.get(application.id());
    }

    @Override
    public void resume(Application application) {
        try {
            begin(application, Run.resume(tools, application));
        } catch (CannotRunException e) {
            LOG.log(Level.SEVERE, "Application " + application.name() + " is RUNNING and does nothing.", e);
        }
    }

    private void begin(Application application, Run run) {
        Run before = runs.put(application.id(), run);
        if (before != null) {
            before.end();
        }
    }

    @Override
    public void update(Application application) throws CannotRunException {
        Run run = runs.get(application.id());
        if (run == null) {
            begin(application, Run.resume(tools, application));
            return;
        }
        try {
            run.update(application);
        } catch (CannotRunException e) {
            stop(application);
            throw refused(application, e);
        }
    }

    @Override
    public void stop(Application application) {
        Run run = runs.remove(application.id());
        if (run != null) {
            run.stop();
        }
    }

    @Override
    public void forget(Application application) {
        Run run = runs.remove(application.id());
        if (run != null) {
            run.end();
        }
        refusals.remove(application.id());
        tools.progress().forget(application.id());
    }

    @Override
    public void known(Collection<Application> all) {
        tools.progress().forgetAllBut(all.stream().map(Application::id).collect(Collectors.toSet()));
    }

    /** An application that runs; null where it does not. */
    @Nullable
    Run run(Application application) {
        return runs.get(application.id());
    }

    /** Puts down how far all of them have come; when time has ended, and before the store does. */
    @Override
    public void close() {
        runs.values().forEach(Run::saveNow);
    }
}
