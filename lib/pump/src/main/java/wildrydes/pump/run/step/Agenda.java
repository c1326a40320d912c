package wildrydes.pump.run.step;

import java.util.ArrayList;
import java.util.List;

/** Which steps of an application wait for a rowtime, and for which one. */
public final class Agenda {

    private final List<Timed> steps = new ArrayList<>();
    private long next = Timed.NEVER;

    /** Asks this step from now on. */
    public void add(Timed step) {
        steps.add(step);
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
        for (Timed step : steps) {
            if (step.due() <= rowtime) {
                step.close(rowtime);
            }
        }
        refresh();
    }

    /** Asks all steps again. */
    public void refresh() {
        next = Timed.NEVER;
        for (Timed step : steps) {
            due(step.due());
        }
    }
}
