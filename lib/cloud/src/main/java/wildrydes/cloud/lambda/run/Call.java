package wildrydes.cloud.lambda.run;

import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.lambda.FunctionVersion;
import wildrydes.cloud.lambda.run.Session.Answer;
import wildrydes.cloud.lambda.run.Session.Work;

/**
 * One invocation in an environment, from its start to its report. The phases are those of
 * docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html: a function that cannot be loaded within 10 s is loaded again as a part of
 * its invocation, in the time that this has.
 */
final class Call {

    private static final int MILLION = 1_000_000;

    private final Environment environment;
    private final FunctionVersion function;
    private final Invocation invocation;
    private final CallLog log;

    /** How it ended: by the function's answer, or by a fault of its process, or both. */
    private record End(@Nullable Answer answer, @Nullable FunctionError fault) {

        byte[] payload() {
            return answer == null ? Objects.requireNonNull(fault).payload() : answer.payload();
        }

        @Nullable
        String error() {
            return answer != null && answer.errorType() == null ? null : "Unhandled";
        }
    }

    Call(Environment environment, Invocation invocation) {
        this.environment = environment;
        this.function = environment.function();
        this.invocation = invocation;
        this.log = environment.begin();
    }

    /** Runs the function; an environment that its process did not survive is not usable afterwards. */
    Outcome run() throws InterruptedException {
        Duration init = environment.session() == null ? firstInit() : null;
        long began = System.nanoTime();
        long deadline = began + function.timeout().toNanos();
        End end = environment.session() == null ? secondInit(began, deadline) : null;
        log.add(Report.start(invocation.requestId(), function.version()));
        if (end == null) {
            end = handle(Objects.requireNonNull(environment.session()), deadline);
        }
        return ended(end, Duration.ofNanos(System.nanoTime() - began), init);
    }

    /** Loads the function; null where that fails, which counts for nothing yet. */
    private @Nullable Duration firstInit() throws InterruptedException {
        log.addUnseen(Report.initStart(environment.grounds().launch().region()));
        long began = System.nanoTime();
        Session session = environment.start();
        load(session, began + environment.grounds().init().toNanos());
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        if (session.ready()) {
            return took;
        }
        String error = initError(session);
        environment.kill();
        environment.drain();
        log.add(Report.initReport(took, "init", error));
        return null;
    }

    private void load(Session session, long deadline) throws InterruptedException {
        while (!session.ready() && !session.closed() && session.initError() == null && System.nanoTime() < deadline) {
            environment.await(session, deadline);
        }
    }

    /** The kind of error that loading the function has ended with; null where it has not ended. */
    private static @Nullable String initError(Session session) {
        Answer error = session.initError();
        if (error != null) {
            return error.errorType();
        }
        return session.closed() ? "Runtime.ExitError" : null;
    }

    private @Nullable End secondInit(long began, long deadline) throws InterruptedException {
        Session session = environment.start();
        load(session, deadline);
        if (session.ready()) {
            return null;
        }
        Answer error = session.initError();
        String type = initError(session);
        FunctionError fault;
        if (error != null) {
            fault = new FunctionError(Objects.requireNonNull(error.errorType()), "");
        } else {
            fault = type == null ? timedOut() : exited();
        }
        environment.kill();
        environment.drain();
        log.add(Report.initReport(Duration.ofNanos(System.nanoTime() - began), "invoke", type));
        return new End(error, fault);
    }

    private End handle(Session session, long deadline) throws InterruptedException {
        session.offer(new Work(invocation, wallDeadline(deadline), trace()));
        while (true) {
            if (session.closed()) {
                return new End(session.answer(), exited());
            }
            if (session.ready() && session.answer() != null) {
                return new End(session.answer(), null);
            }
            if (System.nanoTime() >= deadline) {
                environment.kill();
                return new End(null, timedOut());
            }
            String excess = environment.excess();
            if (excess != null) {
                environment.kill();
                environment.drain();
                log.add(excess);
                return new End(null, exited());
            }
            environment.await(session, deadline);
        }
    }

    private Outcome ended(End end, Duration took, @Nullable Duration init) {
        environment.drain();
        FunctionError fault = end.fault();
        Duration duration = fault != null && fault.timeout() ? function.timeout() : took;
        if (fault != null && !fault.message().isEmpty()) {
            log.add(Report.fault(
                    invocation.requestId(), fault, environment.grounds().time().instant()));
        }
        Outcome outcome = new Outcome(
                end.payload(),
                end.error(),
                duration,
                billed(duration.plus(init == null ? Duration.ZERO : init)),
                init,
                environment.memoryUsed(),
                null);
        log.add(Report.end(invocation.requestId()));
        log.add(Report.report(invocation.requestId(), outcome, function.memory(), fault));
        log.flush();
        return invocation.tail() ? outcome.withLog(log.tail()) : outcome;
    }

    /** Since August 2025 the time that a cold start takes is charged, too. */
    private static Duration billed(Duration duration) {
        return Duration.ofMillis(Math.max(1, (duration.toNanos() + MILLION - 1) / MILLION));
    }

    private FunctionError timedOut() {
        return FunctionError.timedOut(invocation.requestId(), function.timeout().toSeconds());
    }

    private FunctionError exited() throws InterruptedException {
        return FunctionError.exited(invocation.requestId(), environment.status());
    }

    private long wallDeadline(long deadline) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        return environment.grounds().wallTime().millis() + left;
    }

    /** A trace of this invocation alone, which nobody records. */
    private String trace() {
        Random random = new Random(invocation.requestId().hashCode());
        long seconds = environment.grounds().time().instant().getEpochSecond();
        return String.format(
                "Root=1-%08x-%08x%016x;Parent=%016x;Sampled=0",
                seconds, random.nextInt(), random.nextLong(), random.nextLong());
    }
}
