package wildrydes.cloud.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An entry on its way to the disk. */
public final class Commit {

    private enum State {
        PENDING,
        DURABLE,
        FAILED
    }

    private final CommitLog log;
    private final long number;
    private volatile State state = State.PENDING;
    private @Nullable IOException failure;

    Commit(CommitLog log, long number) {
        this.log = log;
        this.number = number;
    }

    /** An entry that was read back from the disk. */
    static Commit done(CommitLog log, long number) {
        Commit commit = new Commit(log, number);
        commit.state = State.DURABLE;
        return commit;
    }

    /** The entry's number in the log; rises by one with each. */
    long number() {
        return number;
    }

    /** Whether the entry is on the disk. */
    boolean durable() {
        return state == State.DURABLE;
    }

    /** Whether the entry never came to the disk, and never will. */
    boolean failed() {
        return state == State.FAILED;
    }

    boolean pending() {
        return state == State.PENDING;
    }

    /**
     * Returns when the entry is on the disk.
     *
     * @throws StoreException where it could not be written
     */
    public void await() {
        log.await(this);
        IOException cause = failure;
        if (cause != null) {
            throw new StoreException("An entry of the commit log could not be written: " + cause.getMessage(), cause);
        }
    }

    void succeed() {
        state = State.DURABLE;
    }

    void fail(IOException cause) {
        failure = cause;
        state = State.FAILED;
    }
}
