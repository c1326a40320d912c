package wildrydes.cloud.lambda;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;

/**
 * How many invocations run at once: of a function with reserved concurrency as many as that says, of all others together what the account has left
 * (docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html). Safe for concurrent use.
 */
final class Concurrency {

    /** Of an account. */
    static final int LIMIT = 1000;
    /** What the others are left with, whatever is reserved. */
    static final int LEAST_UNRESERVED = 100;

    private final Functions functions;
    private final Map<String, Integer> running = new HashMap<>();

    Concurrency(Functions functions) {
        this.functions = functions;
    }

    /** A place that an invocation takes until it is closed. */
    interface Place extends AutoCloseable {

        /** How many invocations of the function run, this one among them. */
        int ofFunction();

        /** How many run of all functions. */
        int ofAccount();

        @Override
        void close();
    }

    /** @throws software.amazon.awssdk.services.lambda.model.TooManyRequestsException where there is none */
    synchronized Place take(LambdaFunction function) {
        int own = running.getOrDefault(function.name(), 0);
        Integer reserved = function.reserved();
        if (reserved != null && own >= reserved) {
            throw InvokeErrors.throttled(ThrottleReason.RESERVED_FUNCTION_CONCURRENT_INVOCATION_LIMIT_EXCEEDED);
        }
        if (reserved == null && runningUnreserved() >= unreserved()) {
            throw InvokeErrors.throttled(ThrottleReason.CONCURRENT_INVOCATION_LIMIT_EXCEEDED);
        }
        running.merge(function.name(), 1, Integer::sum);
        int all = running.values().stream().mapToInt(Integer::intValue).sum();
        return new Taken(function.name(), own + 1, all);
    }

    private int runningUnreserved() {
        int count = 0;
        for (Map.Entry<String, Integer> one : running.entrySet()) {
            LambdaFunction function = functions.find(one.getKey());
            if (function == null || function.reserved() == null) {
                count += one.getValue();
            }
        }
        return count;
    }

    /** What is not reserved for any function. */
    int unreserved() {
        return unreservedBesides("");
    }

    /** What would be left if nothing were reserved for a function. */
    int unreservedBesides(String function) {
        int left = LIMIT;
        for (LambdaFunction one : functions.all()) {
            Integer reserved = one.reserved();
            if (reserved != null && !one.name().equals(function)) {
                left -= reserved;
            }
        }
        return left;
    }

    private final class Taken implements Place {
        private final String function;
        private final int own;
        private final int all;
        private boolean closed;

        Taken(String function, int own, int all) {
            this.function = function;
            this.own = own;
            this.all = all;
        }

        @Override
        public int ofFunction() {
            return own;
        }

        @Override
        public int ofAccount() {
            return all;
        }

        @Override
        public void close() {
            synchronized (Concurrency.this) {
                if (!closed) {
                    closed = true;
                    running.computeIfPresent(function, (name, count) -> count == 1 ? null : Integer.valueOf(count - 1));
                }
            }
        }
    }
}
