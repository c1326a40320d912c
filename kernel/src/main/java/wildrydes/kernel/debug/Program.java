package wildrydes.kernel.debug;

import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.MimeBundle;

/** What the debugger asks of the session whose cells it stops. */
public interface Program {

    /**
     * A part of a cell that is compiled into one class, and classes within it.
     *
     * @param name of the file that the cell comes from; empty for a cell
     * @param text of the cell
     * @param first its first line in the cell, from one
     * @param last its last line
     * @param line the line of the cell for one of the class; less than one where there is none
     */
    record Part(String name, String text, int first, int last, IntUnaryOperator line) {}

    /** Something compiled for the user. */
    interface Expression {

        /** Runs it on the calling thread. @return its value; null where it has none */
        @Nullable
        Object value() throws Throwable;
    }

    /** What a class is made from; nothing if no cell is known to be. Asked before its code runs. */
    Optional<Part> part(String type);

    /** Whether a cell with this text has run in this session. */
    boolean hasRun(String text);

    /** The variables of the notebook. */
    List<Variable> variables();

    /**
     * Compiles an expression or a statement, which sees what cells see and these variables.
     *
     * @throws IllegalArgumentException if it does not compile; the message says why
     */
    Expression compile(String code, List<Variable> variables);

    /** A value as the notebook shows it. Runs code of the user. */
    MimeBundle render(@Nullable Object value);

    /** Whether the cell of the calling thread has been interrupted. */
    boolean isInterrupted();
}
