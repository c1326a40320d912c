package wildrydes.cloud.lambda;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.lambda.Revision.Phase;
import wildrydes.cloud.lambda.code.Packages;
import wildrydes.cloud.lambda.code.StoredPackage;
import wildrydes.cloud.lambda.run.Environments;
import wildrydes.cloud.store.StoreException;

/**
 * What follows from changes of functions: states that pass, environments with yesterday's code that end, packages that nobody needs any more. Safe for
 * concurrent use.
 */
final class Lifecycle {

    /** AWS takes about as long for a function that is in no VPC. */
    static final Duration CREATING = Duration.ofSeconds(2);

    static final Duration UPDATING = Duration.ofSeconds(1);

    private static final Duration RETRY = Duration.ofSeconds(8);
    private static final Logger LOG = Logger.getLogger(Lifecycle.class.getName());

    private final Functions functions;
    private final Packages packages;
    private final Environments environments;
    private final CloudTime time;
    private volatile boolean recovered;

    Lifecycle(Functions functions, Packages packages, Environments environments, CloudTime time) {
        this.functions = functions;
        this.packages = packages;
        this.environments = environments;
        this.time = time;
    }

    /** Begins to look after the functions; before the store recovers. */
    void begin() {
        functions.watch(this::changed, this::changed, this::recovered);
    }

    private void recovered() {
        recovered = true;
        packages.sweep();
        functions.all().forEach(this::plan);
    }

    private void changed(@Nullable LambdaFunction before, @Nullable LambdaFunction after) {
        keep(packages(before), packages(after));
        if (!recovered) {
            return;
        }
        if (before != null
                && (after == null
                        || !after.latest().build().equals(before.latest().build()))) {
            environments.retire(functions.names().arn(before.name()));
        }
        if (after != null
                && (before == null
                        || !before.latest().build().equals(after.latest().build()))) {
            plan(after);
        }
    }

    private void changed(@Nullable Layer before, @Nullable Layer after) {
        keep(
                before == null
                        ? List.of()
                        : before.versions().values().stream()
                                .map(Layer.Version::code)
                                .toList(),
                after == null
                        ? List.of()
                        : after.versions().values().stream()
                                .map(Layer.Version::code)
                                .toList());
    }

    /** The new ones first, so that what is in both never goes. */
    private void keep(List<StoredPackage> before, List<StoredPackage> after) {
        after.forEach(packages::hold);
        before.forEach(packages::release);
    }

    private static List<StoredPackage> packages(@Nullable LambdaFunction function) {
        List<StoredPackage> all = new ArrayList<>();
        if (function != null) {
            add(function.latest(), all);
            function.versions().values().forEach(version -> add(version, all));
        }
        return all;
    }

    private static void add(Revision revision, List<StoredPackage> all) {
        all.add(revision.code());
        revision.settings().layers().forEach(layer -> all.add(layer.code()));
    }

    private void plan(LambdaFunction function) {
        if (function.latest().phase() != Phase.READY) {
            time.transition(
                    functions.names().arn(function.name()), function.latest().until(), () -> pass(function));
        }
    }

    private void pass(LambdaFunction planned) {
        try {
            functions.change(planned, now -> {
                LambdaFunction next =
                        now.latest().build().equals(planned.latest().build())
                                ? now.with(now.latest().ready())
                                : now;
                for (Revision version : now.versions().values()) {
                    if (version.phase() == Phase.CREATING) {
                        next = next.withVersion(Long.parseLong(version.version()), version.ready());
                    }
                }
                return next;
            });
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "The state of function " + planned.name() + " has to wait for the disk.", e);
            time.transition(
                    functions.names().arn(planned.name()), time.instant().plus(RETRY), () -> pass(planned));
        }
    }
}
