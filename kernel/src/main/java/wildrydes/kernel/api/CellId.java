package wildrydes.kernel.api;

import java.util.Optional;

/**
 * The cell that code belongs to: the id of the execute_request that runs it or, on a thread that the cell started, that
 * started it.
 *
 * @param value the message id of the request
 * @param cell the notebook's id of the cell, where the front end sends it; stays the same when the cell is run again
 */
public record CellId(String value, Optional<String> cell) {

    private static final InheritableThreadLocal<CellId> CURRENT = new InheritableThreadLocal<>();

    /** The cell of the calling thread; nothing outside a kernel. */
    public static Optional<CellId> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /**
     * Says that the calling thread, and every thread it starts from now on, works for this cell. For the kernel, and for a
     * library's thread that works for several cells by turns.
     */
    public static void enter(CellId id) {
        CURRENT.set(id);
    }
}
