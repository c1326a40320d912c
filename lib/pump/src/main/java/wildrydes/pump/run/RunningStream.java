package wildrydes.pump.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.run.step.Rows;
import wildrydes.pump.type.Column;

/** A stream: shows each row to its listeners, then to the pumps that read it, in the order of their creation. */
final class RunningStream implements Rows {

    private final StreamPlan plan;
    /** The steps that read it, by the numbers of their pumps. */
    private final TreeMap<Integer, List<Rows>> readersByPump = new TreeMap<>();

    private Rows[] readers = {};
    /** Replaced as a whole, so that a listener may leave while it is shown a row. */
    private List<RowListener> listeners = List.of();

    private long rows;
    private long last = Long.MIN_VALUE;

    RunningStream(StreamPlan plan) {
        this.plan = plan;
    }

    List<Column> columns() {
        return plan.columns();
    }

    /** The rowtime before which no row may come any more. */
    long last() {
        return last;
    }

    /** Takes that up from a snapshot. */
    void last(long rowtime) {
        last = rowtime;
    }

    /** Shows the rows to a step of a pump, after those of pumps with a lower number. */
    void addReader(int pump, Rows reader) {
        readersByPump.computeIfAbsent(pump, number -> new ArrayList<>()).add(reader);
        readers = readersByPump.values().stream().flatMap(List::stream).toArray(Rows[]::new);
    }

    void listen(RowListener listener) {
        List<RowListener> more = new ArrayList<>(listeners);
        more.add(listener);
        listeners = more;
    }

    void ignore(RowListener listener) {
        List<RowListener> fewer = new ArrayList<>(listeners);
        fewer.remove(listener);
        listeners = fewer;
    }

    @Override
    public void row(long rowtime, @Nullable Object[] row) {
        show(rowtime, row);
        for (Rows reader : readers) {
            reader.row(rowtime, row);
        }
    }

    /** Shows a row to the listeners only. */
    void show(long rowtime, @Nullable Object[] row) {
        rows++;
        last = rowtime;
        List<RowListener> now = listeners;
        for (int i = 0; i < now.size(); i++) {
            now.get(i).row(rowtime, row);
        }
    }

    StreamStatus status() {
        return new StreamStatus(plan.name(), rows, rows == 0 ? OptionalLong.empty() : OptionalLong.of(last));
    }
}
