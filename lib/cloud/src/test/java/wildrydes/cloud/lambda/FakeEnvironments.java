package wildrydes.cloud.lambda;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.lambda.run.Environments;
import wildrydes.cloud.lambda.run.Invocation;
import wildrydes.cloud.lambda.run.Outcome;

/** Runs no processes: answers as the test says, and remembers what it was asked. */
public final class FakeEnvironments implements Environments {

    /** What a function does. */
    @FunctionalInterface
    public interface Body {
        Outcome run(FunctionVersion function, Invocation invocation) throws InterruptedException;
    }

    public final List<Invocation> invocations = Collections.synchronizedList(new ArrayList<>());
    final List<FunctionVersion> versions = Collections.synchronizedList(new ArrayList<>());
    final List<String> retired = Collections.synchronizedList(new ArrayList<>());
    public volatile Body body =
            (function, invocation) -> answer(new String(invocation.payload(), StandardCharsets.UTF_8));

    public static Outcome answer(String json) {
        return outcome(json, null);
    }

    /** A function's own error. */
    public static Outcome error(String message) {
        return outcome(
                "{\"errorMessage\":\"" + message + "\",\"errorType\":\"java.lang.RuntimeException\"}", "Unhandled");
    }

    private static Outcome outcome(String json, @Nullable String error) {
        return new Outcome(
                json.getBytes(StandardCharsets.UTF_8),
                error,
                Duration.ofMillis(12),
                Duration.ofMillis(13),
                null,
                64,
                "END".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Outcome run(FunctionVersion function, Invocation invocation) throws InterruptedException {
        invocations.add(invocation);
        versions.add(function);
        Outcome outcome = body.run(function, invocation);
        return invocation.tail()
                ? outcome
                : new Outcome(
                        outcome.payload(),
                        outcome.error(),
                        outcome.duration(),
                        outcome.billed(),
                        outcome.init(),
                        outcome.memory(),
                        null);
    }

    @Override
    public void retire(String arn) {
        retired.add(arn);
    }

    @Override
    public void close() {}
}
