package wildrydes.lab.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wildrydes.kernel.api.CellId;
import wildrydes.kernel.api.CellListener;

/** Ends the live views of a cell when it is interrupted or asked for again. */
public final class LiveEnds implements CellListener {

    private static final List<Entry> RUNNING = new ArrayList<>();

    /** A view that runs, until it is closed. */
    static final class Entry implements AutoCloseable {

        private final Optional<CellId> cell = CellId.current();
        private final Thread thread = Thread.currentThread();
        private final Runnable end;

        private Entry(Runnable end) {
            this.end = end;
        }

        private boolean belongsTo(CellId one) {
            return cell.map(one::equals).orElse(false);
        }

        /** Returns when nobody is about to end it any more, so that the end cannot hit what comes after it. */
        @Override
        public void close() {
            synchronized (RUNNING) {
                RUNNING.remove(this);
            }
        }
    }

    /** The calling thread shows a view from now on, which may be ended like this by another thread. */
    static Entry enter(Runnable end) {
        Entry entry = new Entry(end);
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

    /** The kernel interrupts the cell's own thread only; a view may be on one that the cell started. */
    @Override
    public void interrupted(CellId cell) {
        synchronized (RUNNING) {
            RUNNING.stream().filter(entry -> entry.belongsTo(cell)).forEach(entry -> entry.thread.interrupt());
        }
    }

    private static void end(CellId cell) {
        synchronized (RUNNING) {
            RUNNING.stream().filter(entry -> entry.belongsTo(cell)).forEach(entry -> entry.end.run());
        }
    }
}
