package wildrydes.kernel.streams;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinWorkerThread;
import wildrydes.kernel.api.CellId;
import wildrydes.kernel.jupyter.Outbox;
import wildrydes.kernel.jupyter.Request;

/** The outputs of the cells that some thread still works for, and whose turn it is: which cell a thread prints for. */
public final class Outputs {

    private static final long PATIENCE_NANOS = 30_000_000;

    private final Map<String, CellOutput> cells = new ConcurrentHashMap<>();
    private final Set<Mark> marks = ConcurrentHashMap.newKeySet();
    private final ReferenceQueue<CellId> forgotten = new ReferenceQueue<>();
    private final Queue<CellOutput> due = new ConcurrentLinkedQueue<>();
    private final Outbox outbox;
    private volatile CellOutput latest;

    public Outputs(Outbox outbox) {
        this.outbox = outbox;
        this.latest = new CellOutput(Request.NONE, false, false, outbox, this);
    }

    /**
     * A cell begins; from now on it is the one that threads of no cell print for.
     *
     * @param silent whether nothing that it prints or shows is told to anybody
     * @param mayAsk whether somebody sits at the front end who can answer its questions
     */
    public CellOutput begin(CellId id, Request request, boolean silent, boolean mayAsk) {
        CellOutput cell = new CellOutput(request, silent, mayAsk, outbox, this);
        keep(id, cell);
        latest = cell;
        return cell;
    }

    /** Something begins that works for a request beside the cells. */
    public CellOutput beginAside(CellId id, Request request) {
        CellOutput cell = new CellOutput(request, false, false, outbox, this);
        keep(id, cell);
        return cell;
    }

    /**
     * Where the calling thread prints: the cell that started it. Threads of no cell print for the running one or the last;
     * so do pool threads whose cell has ended, because they work for whoever gives them work.
     */
    public CellOutput current() {
        Optional<CellId> id = CellId.current();
        CellOutput cell = id.isEmpty() ? null : cells.get(id.get().value());
        if (cell == null || (cell.ended() && Thread.currentThread() instanceof ForkJoinWorkerThread)) {
            return latest;
        }
        return cell;
    }

    /**
     * Sends text that has waited long enough.
     *
     * @return after how many milliseconds there will be more; 0 if none waits
     */
    public long sendDue() {
        long now = System.nanoTime();
        for (CellOutput cell = due.peek(); cell != null; cell = due.peek()) {
            long left = cell.sendWhenDue(now, PATIENCE_NANOS);
            if (left > 0) {
                return left / 1_000_000 + 1;
            }
            due.poll();
        }
        return 0;
    }

    /** Sends all text that waits. */
    public void flush() {
        for (CellOutput cell = due.poll(); cell != null; cell = due.poll()) {
            cell.sendWhenDue(System.nanoTime(), 0);
            cell.flush();
        }
    }

    void due(CellOutput cell) {
        due.add(cell);
        outbox.ring();
    }

    /** Keeps the output of a cell for as long as any thread works for the cell, which holds its id. */
    private void keep(CellId id, CellOutput cell) {
        for (Reference<?> gone = forgotten.poll(); gone != null; gone = forgotten.poll()) {
            Mark mark = (Mark) gone;
            marks.remove(mark);
            cells.remove(mark.id);
        }
        marks.add(new Mark(id, forgotten));
        cells.put(id.value(), cell);
    }

    private static final class Mark extends WeakReference<CellId> {

        private final String id;

        Mark(CellId id, ReferenceQueue<CellId> forgotten) {
            super(id, forgotten);
            this.id = id.value();
        }
    }
}
