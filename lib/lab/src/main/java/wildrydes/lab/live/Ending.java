package wildrydes.lab.live;

/** How something that lets time pass is ended before its time, by another thread than its own. */
public interface Ending {

    /** Its thread goes on, and shall return soon: called when the cell is to run again. */
    void end();

    /** Its thread was stopped in the middle and does nothing any more: does what is left to do. */
    void finish();
}
