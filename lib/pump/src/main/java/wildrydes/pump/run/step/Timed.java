package wildrydes.pump.run.step;

/** A step that gives rows because time has passed; it tells its {@link Agenda} each time that it has something new to do. */
public interface Timed {

    /** {@link #due} of a step that waits for nothing. */
    long NEVER = Long.MAX_VALUE;

    /** The rowtime at which it wants to be told that time has passed, or {@link #NEVER}. */
    long due();

    /** Closes what ends at this rowtime or before, because no row before it will come. */
    void close(long rowtime);

    /**
     * Whether what comes of {@link #close} has the last rowtime before it, and not the rowtime itself: it closes before the
     * others, whose windows those rows may still be in.
     */
    default boolean closesEarly() {
        return false;
    }
}
