package wildrydes.cloud.lambda;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.lambda.Revision.Phase;
import wildrydes.cloud.lambda.code.Packages;
import wildrydes.cloud.lambda.run.Environments;
import wildrydes.cloud.lambda.run.Invocation;
import wildrydes.cloud.lambda.run.Outcome;
import wildrydes.cloud.ledger.Metering;
import wildrydes.cloud.ledger.Usage;

/** Has functions run, for whomever: finds the version, sees that there is room, counts, measures. Safe for concurrent use. */
final class Execution implements Invoker {

    /** docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html: 6 MB, and a little, as AWS's sentence says. */
    static final int MOST_ANSWER_BYTES = 6_291_556;

    private static final byte[] NOTHING_SENT = "{}".getBytes(StandardCharsets.UTF_8);

    private final Functions functions;
    private final Packages packages;
    private final Environments environments;
    private final Concurrency concurrency;
    private final FunctionMetrics metrics;
    private final Metering metering;
    private final CloudTime time;
    /** How often each alias with two versions was asked, by the alias's RevisionId. */
    private final Map<String, Long> routed = new ConcurrentHashMap<>();

    Execution(
            Functions functions,
            Packages packages,
            Environments environments,
            Concurrency concurrency,
            FunctionMetrics metrics,
            Metering metering,
            CloudTime time) {
        this.functions = functions;
        this.packages = packages;
        this.environments = environments;
        this.concurrency = concurrency;
        this.metrics = metrics;
        this.metering = metering;
        this.time = time;
    }

    /** @param version that ran */
    record Ran(String version, Outcome outcome) {}

    /**
     * What somebody wants a function to do.
     *
     * @param payload JSON; empty where nothing was sent
     * @param clientContext JSON; null for none
     * @param tail whether the end of the log is wanted
     */
    record Order(
            Target target,
            String requestId,
            byte[] payload,
            @Nullable String clientContext,
            boolean tail) {}

    /** Refuses what cannot be invoked: a function that is not there, or not yet. */
    Revision invocable(Target target) {
        LambdaFunction function = functions.require(target);
        Revision revision = functions.revision(target);
        if (revision.phase() == Phase.CREATING) {
            time.looked(functions.names().arn(function.name()));
            throw LambdaErrors.pending();
        }
        return revision;
    }

    /**
     * Runs a function to its end.
     *
     * @throws TooManyRequestsException when all its concurrency is in use
     */
    Ran run(Order order) throws InterruptedException {
        Target target = order.target();
        invocable(target);
        LambdaFunction function = functions.require(target);
        Revision revision = chosen(function, target);
        List<Packages.Held> held = new ArrayList<>();
        try (Concurrency.Place place = concurrency.take(function)) {
            held.add(packages.hold(revision.code()));
            revision.settings().layers().forEach(layer -> held.add(packages.hold(layer.code())));
            metrics.began(target, time.instant(), place, function.reserved() != null);
            Outcome outcome = limited(environments.run(version(function, revision), invocation(order)));
            count(target, revision, outcome);
            return new Ran(revision.version(), outcome);
        } catch (TooManyRequestsException e) {
            metrics.throttled(target, time.instant());
            throw e;
        } finally {
            held.forEach(Packages.Held::close);
        }
    }

    private Invocation invocation(Order order) {
        byte[] payload = order.payload().length == 0 ? NOTHING_SENT : order.payload();
        return new Invocation(
                order.requestId(), functions.names().arn(order.target()), payload, order.clientContext(), order.tail());
    }

    /** Of an alias with two versions exactly as many calls as its weight says go to the second one, spread evenly. */
    private Revision chosen(LambdaFunction function, Target target) {
        Alias alias = function.aliases().get(target.key());
        if (alias != null && alias.other() != null) {
            long calls = routed.merge(alias.id(), 1L, Long::sum);
            Revision other = function.version(alias.other());
            if (other != null && Math.floor(calls * alias.weight()) > Math.floor((calls - 1) * alias.weight())) {
                return other;
            }
        }
        return functions.revision(target);
    }

    private FunctionVersion version(LambdaFunction function, Revision revision) {
        Settings settings = revision.settings();
        List<Path> layers = settings.layers().stream()
                .map(layer -> packages.folderOf(layer.code()))
                .toList();
        return new FunctionVersion(
                function.name(),
                revision.version(),
                functions.names().arn(function.name()),
                settings.role(),
                settings.runtime(),
                settings.handler(),
                packages.folderOf(revision.code()),
                layers,
                Duration.ofSeconds(settings.timeout()),
                settings.memory(),
                settings.storage(),
                settings.environment() == null ? Map.of() : settings.environment(),
                settings.logGroup(function.name()),
                revision.build());
    }

    private static Outcome limited(Outcome outcome) {
        int size = outcome.payload().length;
        if (size <= MOST_ANSWER_BYTES) {
            return outcome;
        }
        String error =
                "{\"errorMessage\":\"Response payload size (" + size + " bytes) exceeded maximum allowed payload size ("
                        + MOST_ANSWER_BYTES + " bytes).\",\"errorType\":\"Function.ResponseSizeTooLarge\"}";
        return new Outcome(
                error.getBytes(StandardCharsets.UTF_8),
                "Unhandled",
                outcome.duration(),
                outcome.billed(),
                outcome.init(),
                outcome.memory(),
                outcome.log());
    }

    private void count(Target target, Revision revision, Outcome outcome) {
        metrics.ended(target, time.instant(), outcome);
        String arn = functions.names().arn(target.name());
        metering.used(new Usage("lambda:requests", arn, 1));
        metering.used(new Usage(
                "lambda:gb-seconds",
                arn,
                outcome.billed().toMillis() * revision.settings().memory()));
    }

    @Override
    public Outcome invoke(String arn, String requestId, byte[] payload) throws InterruptedException {
        return run(new Order(functions.names().target(arn), requestId, payload, null, false))
                .outcome();
    }

    @Override
    public FunctionVersion function(String arn) {
        Target target = functions.names().target(arn);
        return version(functions.require(target), functions.revision(target));
    }
}
