package wildrydes.kernel.shell;

import org.jspecify.annotations.Nullable;

/** How a piece of work on the {@linkplain CellThread thread of a cell} ended. */
sealed interface Outcome {

    record Returned(@Nullable Object value) implements Outcome {}

    record Threw(Throwable throwable) implements Outcome {}

    /** It was interrupted, and has ended. */
    record Interrupted() implements Outcome {}

    /** It took longer than it may, and has ended. */
    record TooLong() implements Outcome {}

    /**
     * It could not be ended and still runs; the thread is lost to the cell.
     *
     * @param tooLong whether it took longer than it may; otherwise it was interrupted
     */
    record Abandoned(boolean tooLong) implements Outcome {}
}
