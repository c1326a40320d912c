package wildrydes.pump.run.step;

import java.util.ArrayList;
import java.util.List;

/** Which steps of an application wait for a rowtime, and for which one. */
public final class Agenda {

    private final List<Timed> early = new ArrayList<>();
    private final List<Timed> others = new ArrayList<>();
    private long next = Timed.NEVER;

    /** Asks this step from now on; steps are to be added in the order in which rows pass them. */
    public void add(Timed step) {
        (step.closesEarly() ? early : others).add(step);
    }

    /** A step waits for this rowtime. */
    public void due(long rowtime) {
        if (rowtime < next) {
            next = rowtime;
        }
    }

    /** The first rowtime that a step waits for, or {@link Timed#NEVER}. */
    public long next() {
        return next;
    }

    /** Closes what is due at the first of these rowtimes. */
    public void closeNext() {
        long rowtime = next;
        close(early, rowtime);
        close(others, rowtime);
        refresh();
    }

    /** Asks all steps again. */
    public void refresh() {
        next = Timed.NEVER;
        refresh(early);
        refresh(others);
    }

    private static void close(List<Timed> steps, long rowtime) {
        for (Timed step : steps) {
            if (step.due() <= rowtime) {
                step.close(rowtime);
            }
        }
    }

    private void refresh(List<Timed> steps) {
        for (Timed step : steps) {
            due(step.due());
        }
    }
}
