package wildrydes.cloud.lambda.run;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One child JVM's part of the Runtime API: the threads that serve its requests meet here with the thread that runs the function.
 * Safe for concurrent use.
 */
final class Session {

    private final String secret;
    private @Nullable Work offered;
    private @Nullable Work current;
    private boolean asking;
    private @Nullable Answer answer;
    private @Nullable Answer initError;
    private boolean closed;

    /**
     * What the child gets when it asks for the next invocation.
     *
     * @param deadline wall time in milliseconds since 1970
     * @param trace X-Ray trace header
     */
    record Work(Invocation invocation, long deadline, String trace) {}

    /**
     * What the child answered.
     *
     * @param payload JSON
     * @param errorType as the Runtime API has it, such as {@code Runtime.BadFunctionCode}; null for a success
     */
    record Answer(byte[] payload, @Nullable String errorType) {}

    /** @param secret known to nobody but the child */
    Session(String secret) {
        this.secret = secret;
    }

    String secret() {
        return secret;
    }

    /** For the child: waits for its next invocation; null where there will be none. */
    synchronized @Nullable Work next() throws InterruptedException {
        asking = true;
        current = null;
        notifyAll();
        while (offered == null && !closed) {
            wait();
        }
        asking = false;
        current = offered;
        offered = null;
        return closed ? null : current;
    }

    /** For the child: takes its answer; false where it is not to an invocation that it works on. */
    synchronized boolean answered(String requestId, Answer given) {
        Work work = current;
        if (work == null || !work.invocation().requestId().equals(requestId)) {
            return false;
        }
        if (answer == null) {
            answer = given;
            notifyAll();
        }
        return true;
    }

    /** For the child: it cannot load the function. */
    synchronized void initFailed(Answer error) {
        if (initError == null) {
            initError = error;
            notifyAll();
        }
    }

    /** The child has ended, or is about to be ended. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Gives the child, which is ready, an invocation. */
    synchronized void offer(Work work) {
        answer = null;
        asking = false;
        offered = work;
        notifyAll();
    }

    /** Whether the child waits for an invocation. */
    synchronized boolean ready() {
        return asking && !closed;
    }

    synchronized boolean closed() {
        return closed;
    }

    synchronized @Nullable Answer answer() {
        return answer;
    }

    synchronized @Nullable Answer initError() {
        return initError;
    }

    /** Waits until the child is ready, has failed to become so, or has ended, but not longer than given. */
    synchronized void await(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        while (!asking && !closed && initError == null) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
