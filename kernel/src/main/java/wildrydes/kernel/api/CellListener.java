package wildrydes.kernel.api;

/**
 * Is told what happens to cells. Implementations are found by {@link java.util.ServiceLoader} on the notebook's class
 * path and called on the cell's thread; what they show by {@link Display} belongs to the cell.
 */
public interface CellListener {

    /** A cell is about to run. */
    default void before(CellId cell) {}

    /** A cell has run, well or not; its result is shown already, its end is not yet told to the front end. */
    default void after(CellId cell) {}

    /** A cell of the notebook that ran before is about to run again: live output of that earlier run should end. */
    default void rerun(CellId earlier) {}

    /** The user interrupted this cell. */
    default void interrupted(CellId cell) {}
}
