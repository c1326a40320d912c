package wildrydes.cloud.lambda.mapping;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.store.StoreException;

/** What becomes of mappings with time: states that pass, and what the runner is told. Safe for concurrent use. */
final class MappingLifecycle {

    /** AWS takes from some seconds to a minute for each. */
    static final Duration PASSING = Duration.ofSeconds(8);

    private static final Duration RETRY = Duration.ofSeconds(8);
    private static final Logger LOG = Logger.getLogger(MappingLifecycle.class.getName());

    private final MappingState state;
    private final MappingRunner runner;
    private final CloudTime time;
    /** What is to come, by the mapping's UUID. */
    private final Map<String, CloudTime.Scheduled> coming = new ConcurrentHashMap<>();

    private volatile boolean recovered;

    MappingLifecycle(MappingState state, MappingRunner runner, CloudTime time) {
        this.state = state;
        this.runner = runner;
        this.time = time;
    }

    /** Begins to look after the mappings; before the store recovers. */
    void begin() {
        state.watch(this::changed, this::recovered);
    }

    private void recovered() {
        recovered = true;
        for (Mapping mapping : state.all()) {
            if (works(mapping)) {
                time.schedule(time.instant(), () -> still(mapping, runner::start));
            }
            if (mapping.status().passing()) {
                plan(mapping);
            }
        }
    }

    /** Whether batches are read: also while it is being changed, as what it was. */
    private static boolean works(Mapping mapping) {
        return mapping.began() != null
                && switch (mapping.status()) {
                    case ENABLED, DISABLING -> true;
                    case UPDATING -> mapping.enabled();
                    case CREATING, ENABLING, DISABLED, DELETING -> false;
                };
    }

    private void changed(@Nullable Mapping before, @Nullable Mapping after) {
        if (!recovered) {
            return;
        }
        if (after == null && before != null) {
            CloudTime.Scheduled planned = coming.remove(before.uuid());
            if (planned != null) {
                planned.cancel();
            }
            runner.forget(before);
        } else if (after != null && after.status().passing() && (before == null || before.status() != after.status())) {
            if (before != null && works(before) && !works(after)) {
                time.schedule(time.instant(), () -> runner.stop(after));
            }
            plan(after);
        }
    }

    private void plan(Mapping mapping) {
        coming.put(mapping.uuid(), time.transition(mapping.arn(), mapping.until(), () -> pass(mapping)));
    }

    /** Ends a state that passes. */
    private void pass(Mapping planned) {
        coming.remove(planned.uuid());
        still(planned, now -> {
            if (now.status() == planned.status()) {
                pass(now, now.status() == Status.DELETING);
            }
        });
    }

    /** Where the disk refuses it, it is tried again later. */
    private void pass(Mapping now, boolean ends) {
        try {
            if (ends) {
                state.remove(now.uuid());
            } else {
                state.change(now.uuid(), mapping -> mapping.arrived(time.instant()));
                still(now, arrived -> {
                    if (works(arrived)) {
                        runner.start(arrived);
                    } else {
                        runner.stop(arrived);
                    }
                });
            }
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "The state of mapping " + now.uuid() + " has to wait for the disk.", e);
            coming.put(now.uuid(), time.transition(now.arn(), time.instant().plus(RETRY), () -> pass(now)));
        }
    }

    /** Does something with a mapping as it is by now, where it is still there. */
    private void still(Mapping seen, Consumer<Mapping> then) {
        Mapping now = state.find(seen.uuid());
        if (now != null) {
            then.accept(now);
        }
    }
}
