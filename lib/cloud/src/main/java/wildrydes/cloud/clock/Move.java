package wildrydes.cloud.clock;

import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Somebody's wish that time goes on to a moment. Guarded by the clock's lock. */
final class Move {

    private final Instant target;
    private final @Nullable Double speed;
    private final @Nullable Work work;
    private final Condition ending;
    private boolean ended;

    /**
     * @param speed null for the clock's own
     * @param work what the move is about, without which it ends; null for a move that is about the time itself
     */
    Move(Instant target, @Nullable Double speed, @Nullable Work work, Condition ending) {
        this.target = target;
        this.speed = speed;
        this.work = work;
        this.ending = ending;
    }

    Instant target() {
        return target;
    }

    double speed(double usual) {
        return speed == null ? usual : speed;
    }

    boolean about(Work work) {
        return work.equals(this.work);
    }

    void end() {
        ended = true;
        ending.signalAll();
    }

    boolean ended() {
        return ended;
    }

    /**
     * Waits for the end.
     *
     * @param givenUp whether there will be none; asked whenever the move was woken
     * @return whether it has ended
     */
    boolean await(BooleanSupplier givenUp) throws InterruptedException {
        while (!ended && !givenUp.getAsBoolean()) {
            ending.await();
        }
        return ended;
    }

    /** Wakes who awaits it. */
    void wake() {
        ending.signalAll();
    }
}
