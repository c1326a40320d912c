package wildrydes.cloud.lambda.mapping.poll;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import wildrydes.cloud.lambda.Invoker;
import wildrydes.cloud.lambda.run.Outcome;
import wildrydes.cloud.wire.ServiceError;

/** Invokes a function with several payloads side by side. */
final class Invocations {

    private static final Logger LOG = Logger.getLogger(Invocations.class.getName());

    private final Invoker invoker;
    private final ExecutorService threads;
    private final String function;

    /** @param function ARN, with version or alias or without */
    Invocations(Invoker invoker, ExecutorService threads, String function) {
        this.invoker = invoker;
        this.threads = threads;
        this.function = function;
    }

    /**
     * What came of an invocation.
     *
     * @param outcome null where the function was not invoked
     * @param refusal why it was not; null where it was
     */
    record Result(
            String request,
            @Nullable Outcome outcome,
            @Nullable RuntimeException refusal) {

        /** Whether it is to be tried again without counting: the function was not invoked, and may be later. */
        boolean postponed() {
            return refusal != null && !(refusal instanceof RequestTooLargeException);
        }

        /** As the journal of attempts has it. */
        String why() {
            return refusal instanceof TooManyRequestsException ? "Throttled" : "NotInvoked";
        }

        /** As an answer of Invoke has it; null where the function returned. */
        @Nullable
        String error() {
            return outcome == null ? "Unhandled" : outcome.error();
        }

        /** What went wrong, in a line. */
        String reason() {
            RuntimeException refused = refusal;
            if (refused != null) {
                return String.valueOf(refused.getMessage());
            }
            return outcome == null ? "" : Answer.reason(outcome.payload());
        }
    }

    /**
     * Invokes it once with each payload, and returns when all have ended.
     *
     * @throws InterruptedException where the cloud stops
     */
    List<Result> all(List<byte[]> payloads) throws InterruptedException {
        List<Future<Result>> futures = new ArrayList<>();
        try {
            for (byte[] payload : payloads) {
                futures.add(threads.submit(() -> invoke(payload)));
            }
        } catch (RejectedExecutionException e) {
            throw new InterruptedException("The cloud stops.");
        }
        List<Result> results = new ArrayList<>();
        for (Future<Result> future : futures) {
            results.add(ended(future));
        }
        return results;
    }

    private static Result ended(Future<Result> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException) {
                throw new InterruptedException("The cloud stops.");
            }
            throw new IllegalStateException("An invocation ended in an unexpected way.", e.getCause());
        }
    }

    private Result invoke(byte[] payload) throws InterruptedException {
        String request = UUID.randomUUID().toString();
        try {
            return new Result(request, invoker.invoke(function, request, payload), null);
        } catch (AwsServiceException | ServiceError e) {
            return new Result(request, null, e);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Function " + function + " could not be invoked.", e);
            return new Result(request, null, e);
        }
    }
}
