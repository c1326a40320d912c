package wildrydes.lab.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import wildrydes.kernel.api.CellId;
import wildrydes.kernel.api.CellListener;

/**
 * Ends what lets time pass in a cell when the cell is interrupted or asked for again. The kernel stops an interrupted cell
 * by all means that the JDK has, again and again, so that its thread may come to nothing more; what it leaves undone is
 * done after the cell, before the next one begins.
 */
public final class Endings implements CellListener {

    private static final List<Entry> RUNNING = new ArrayList<>();

    /** Something that runs. */
    public static final class Entry {

        private final Optional<CellId> cell = CellId.current();
        private final Thread thread = Thread.currentThread();
        private final Ending ending;
        private boolean stopped;

        private Entry(Ending ending) {
            this.ending = ending;
        }

        private boolean belongsTo(CellId one) {
            return cell.map(one::equals).orElse(false);
        }

        /** It has ended, and nobody is about to end it any more, so that the end cannot hit what comes after it. */
        public void close() {
            synchronized (RUNNING) {
                RUNNING.remove(this);
            }
        }

        /** Its thread leaves it without having ended it; to be called last, in any case. */
        public void leave() {
            synchronized (RUNNING) {
                stopped = true;
            }
        }
    }

    /** The calling thread runs something from now on, which may be ended like this by another thread. */
    public static Entry enter(Ending ending) {
        Entry entry = new Entry(ending);
        synchronized (RUNNING) {
            RUNNING.add(entry);
        }
        return entry;
    }

    @Override
    public void rerun(CellId earlier) {
        end(earlier);
    }

    @Override
    public void repeated(CellId running) {
        end(running);
    }

    /** The kernel stops the cell's own thread only; this may be on one that the cell started. */
    @Override
    public void interrupted(CellId cell) {
        synchronized (RUNNING) {
            of(cell, entry -> !entry.stopped).forEach(entry -> entry.thread.interrupt());
        }
    }

    @Override
    public void after(CellId cell) {
        synchronized (RUNNING) {
            for (Entry entry : of(cell, entry -> entry.stopped)) {
                RUNNING.remove(entry);
                entry.ending.finish();
            }
        }
    }

    private static void end(CellId cell) {
        synchronized (RUNNING) {
            of(cell, entry -> !entry.stopped).forEach(entry -> entry.ending.end());
        }
    }

    private static List<Entry> of(CellId cell, Predicate<Entry> which) {
        return RUNNING.stream()
                .filter(entry -> entry.belongsTo(cell) && which.test(entry))
                .toList();
    }
}
