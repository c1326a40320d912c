package wildrydes.kernel.shell;

import java.util.Optional;
import wildrydes.kernel.api.CellId;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.debug.DebugAdapter;
import wildrydes.kernel.help.Completeness;
import wildrydes.kernel.help.Completions;

/**
 * A language session: cells share its variables, methods, types and imports. Cells run one after another, called by one
 * thread; every other method may be called by any thread at any time and never waits for a running cell.
 */
public interface Shell extends AutoCloseable {

    /**
     * Runs a cell on a thread of its own, which belongs to the cell ({@link CellId#enter}), and returns when it has ended.
     * The value of its last expression is rendered on that thread, too, since a student's {@code toString} may print, fail or
     * never return.
     *
     * @param cell what threads of the cell inherit
     * @param code the whole cell
     */
    CellResult run(CellId cell, String code);

    /**
     * The value of an expression, for {@code user_expressions}; like a cell, but the result is not kept under a name.
     *
     * @param cell the cell that asks
     */
    CellResult evaluate(CellId cell, String expression);

    /**
     * Ends the cell, also one that still compiles, as far as Java can; {@link #run} then returns {@link CellResult.Failed}, at
     * the latest after about two seconds. A cell that has not yet begun ends when it does. Returns at once. Does nothing to
     * other cells.
     */
    void interrupt(CellId cell);

    /**
     * What may stand at the cursor.
     *
     * @param cursor offset in {@code char}s
     */
    Completions complete(String code, int cursor);

    /** Whether Enter in a console should run this code. */
    Completeness completeness(String code);

    /**
     * Signature and documentation of what stands at the cursor.
     *
     * @param cursor offset in {@code char}s
     * @param detail 0 for the signature, 1 for all there is
     */
    Optional<MimeBundle> inspect(String code, int cursor, int detail);

    /** What stops cells and looks into them; nothing for a language that has none. */
    default Optional<DebugAdapter> debugAdapter() {
        return Optional.empty();
    }

    /** Ends the running cell and gives up all state. */
    @Override
    void close();
}
