package wildrydes.kernel.api;

/**
 * Is told what happens to cells. Implementations are found by {@link java.util.ServiceLoader} on the notebook's class
 * path and called on threads of the kernel that work for the cell ({@link CellId#current}): what they print, and what they
 * show by {@link Display}, belongs to the cell. One that throws is noted in the kernel's log and harms no cell.
 */
public interface CellListener {

    /** A cell is about to run. Called on the thread that runs cells one after another: the cell begins afterwards. */
    default void before(CellId cell) {}

    /**
     * A cell has run, well or not; its result is shown already, its end is not yet told to the front end. Called on the
     * thread that runs cells.
     */
    default void after(CellId cell) {}

    /**
     * A cell of the notebook that ran before is about to run again: live output of that earlier run should end. Called on
     * the thread that runs cells, before {@link #before}, and already works for the new run.
     */
    default void rerun(CellId earlier) {}

    /**
     * The notebook asks for a cell again that still runs, and must end before it can run anew: live output of it should end
     * now. Called at once, beside the thread that runs cells.
     */
    default void repeated(CellId running) {}

    /** The user interrupted this cell. Called at once, while the cell may still run, beside the thread that runs cells. */
    default void interrupted(CellId cell) {}
}
