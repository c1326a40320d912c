package wildrydes.pump.run.step;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.type.Column;

/** Takes the rows that a pump cannot go on with, and makes error rows of them, so that the pump can. */
@FunctionalInterface
public interface Faults {

    /** The error name of a row that comes too late. */
    String OUT_OF_ORDER = "Out-of-order row";

    /**
     * A row that is lost.
     *
     * @param name what kind of error it is, at most 32 characters
     * @param message what went wrong
     * @param columns those of the row
     */
    void lost(String name, String message, long rowtime, @Nullable Object[] row, List<Column> columns);

    /** A row for which something could not be computed. */
    default void lost(RuntimeException cause, long rowtime, @Nullable Object[] row, List<Column> columns) {
        String message = cause.getMessage();
        lost(
                cause instanceof ArithmeticException ? "Arithmetic error" : "Evaluation error",
                message == null ? cause.getClass().getSimpleName() : message,
                rowtime,
                row,
                columns);
    }
}
