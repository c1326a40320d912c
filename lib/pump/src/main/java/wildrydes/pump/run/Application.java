package wildrydes.pump.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.ApplicationPlan;
import wildrydes.pump.plan.ErrorStream;
import wildrydes.pump.plan.PumpPlan;
import wildrydes.pump.plan.RowContext;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.run.join.ReferenceRows;
import wildrydes.pump.run.step.Agenda;
import wildrydes.pump.run.step.Faults;
import wildrydes.pump.run.step.RowText;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.run.step.Timed;

/**
 * An application that runs: rows go in at its input streams, and through its pumps, in the thread that brings them; when
 * a method returns, all that follows from it has been shown to the listeners. Belongs to one thread at a time. After an
 * exception of a listener, which goes to the caller, it is not to be used any more.
 */
public final class Application {

    /** The stream that rows go to which cannot be made or moved. */
    public static final String ERROR_STREAM = ErrorStream.NAME;

    private static final int SNAPSHOT_MAGIC = 0x57524B31;
    private static final int SNAPSHOT_VERSION = 1;

    private final byte[] digest;
    private final Map<String, RunningStream> streams = new LinkedHashMap<>();
    private final Map<String, ReferenceRows> references = new HashMap<>();
    private final List<RunningPump> pumps = new ArrayList<>();
    private final Agenda agenda = new Agenda();
    private final ErrorRows errorRows;
    /** No row before this rowtime will come. */
    private long time = Long.MIN_VALUE;

    /**
     * An application whose windows are all empty.
     *
     * @throws IllegalArgumentException if its pumps lead in a circle or make a chain of more than 1,000 steps, or name a
     *     stream that it has not
     */
    public Application(ApplicationPlan plan, RowContext context) {
        digest = PlanDigest.of(plan);
        for (StreamPlan stream : plan.streams()) {
            streams.put(stream.name(), new RunningStream(stream));
        }
        errorRows = new ErrorRows(
                streams.computeIfAbsent(ERROR_STREAM, name -> new RunningStream(ErrorStream.PLAN)), context);
        StreamGraph graph = new StreamGraph(plan.pumps());
        Map<String, RunningPump> named = new HashMap<>();
        for (PumpPlan pump : plan.pumps()) {
            boolean behindErrors = graph.isBehindErrors(pump.query());
            RunningPump running = new RunningPump(pump, pumps.size(), stream(pump.target()), errorRows, behindErrors);
            pumps.add(running);
            named.put(pump.name(), running);
        }
        for (PumpPlan pump : graph.downstream()) {
            new Wiring(streams, references, graph, named(named, "pump", pump.name()), context, agenda).connect();
        }
    }

    /**
     * Gives a reference table its rows, in the place of those that it had; without, it is empty. A table that no query
     * looks up is passed over.
     *
     * @param rows a value for each of its columns; the application keeps the arrays
     * @throws IllegalArgumentException if one has not as many values as the table has columns
     */
    public void reference(String table, List<@Nullable Object[]> rows) {
        ReferenceRows found = references.get(table);
        if (found != null) {
            found.replace(rows);
        }
    }

    /** Shows the rows of a stream to a listener, from the next one on. */
    public void listen(String stream, RowListener listener) {
        stream(stream).listen(listener);
    }

    /** Shows them no longer. */
    public void ignore(String stream, RowListener listener) {
        stream(stream).ignore(listener);
    }

    /**
     * Inserts a row into a stream; a pump whose query fails for it puts an error row into error_stream and goes on.
     *
     * @param row ROWTIME first; one that is before that of an earlier row or bound makes this an error row. The application
     *     keeps the array
     * @throws IllegalArgumentException if the row has not the stream's columns
     */
    public void insert(String stream, @Nullable Object[] row) {
        RunningStream target = stream(stream);
        if (row.length != target.columns().size() || !(row[0] instanceof Long rowtime)) {
            throw new IllegalArgumentException(
                    "A row of stream " + stream + " has " + target.columns().size()
                            + " values, ROWTIME first, and this one is " + Arrays.toString(row) + ".");
        }
        long last = Math.max(time, target.last());
        if (rowtime < last) {
            errorRows.add(
                    Faults.OUT_OF_ORDER,
                    ErrorRows.outOfOrder(rowtime, last),
                    rowtime,
                    RowText.bytes(row, target.columns()),
                    null,
                    false);
            return;
        }
        advance(rowtime);
        target.row(rowtime, row);
    }

    /**
     * Says that no more rows before this rowtime will come: windows that end then or earlier close, one after another in
     * the order of their ends. A rowtime before an earlier one says nothing new.
     */
    public void advance(long rowtime) {
        while (agenda.next() <= rowtime && agenda.next() != Timed.NEVER) {
            at(Math.max(time, agenda.next()));
            agenda.closeNext();
        }
        at(Math.max(time, rowtime));
    }

    /** The next rowtime at which {@link #advance} would close something; empty where nothing is open. */
    public OptionalLong nextBound() {
        return agenda.next() == Timed.NEVER ? OptionalLong.empty() : OptionalLong.of(agenda.next());
    }

    /** Puts a record that could not be read into error_stream; see {@link wildrydes.pump.record.RowReader.Rows#error}. */
    public void refuse(String name, String message, byte[] data) {
        errorRows.add(name, message, null, data, null, false);
    }

    /** What the pumps have done since the application was made, in their order. */
    public List<PumpStatus> pumps() {
        return pumps.stream().map(RunningPump::status).toList();
    }

    /** What the streams have seen since the application was made, in their order. */
    public List<StreamStatus> streams() {
        return streams.values().stream().map(RunningStream::status).toList();
    }

    /**
     * Writes all open windows, to go on later from here. Reference tables, listeners and counters are not among it.
     *
     * @param out stays open
     */
    public void snapshot(OutputStream out) throws IOException {
        StateWriter state = new StateWriter(out);
        state.writeInt(SNAPSHOT_MAGIC);
        state.writeInt(SNAPSHOT_VERSION);
        state.writeBytes(digest);
        state.writeLong(time);
        for (RunningStream stream : streams.values()) {
            state.writeLong(stream.last());
        }
        for (RunningPump pump : pumps) {
            pump.save(state);
        }
        state.flush();
    }

    /** As {@link #snapshot(OutputStream)}, held in memory. */
    public byte[] snapshot() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            snapshot(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written to.", e);
        }
        return bytes.toByteArray();
    }

    /**
     * As {@link #restore(InputStream)}.
     *
     * @throws IllegalArgumentException if it is of another application, no snapshot, or damaged
     */
    public void restore(byte[] snapshot) {
        try {
            restore(new ByteArrayInputStream(snapshot));
        } catch (IOException e) {
            throw new IllegalArgumentException("The snapshot is damaged; start the application without it.", e);
        }
    }

    /**
     * Goes on from a snapshot of an application with the same SQL. Where that fails, this application is not to be used any
     * more.
     *
     * @param in read to the end of the snapshot; stays open
     * @throws IllegalArgumentException if it is of another application, or no snapshot
     * @throws IOException if it cannot be read or is damaged
     */
    public void restore(InputStream in) throws IOException {
        StateReader state = new StateReader(in);
        if (state.readInt() != SNAPSHOT_MAGIC || state.readInt() != SNAPSHOT_VERSION) {
            throw new IllegalArgumentException(
                    "This is no snapshot of version " + SNAPSHOT_VERSION + "; start the application without it.");
        }
        if (!Arrays.equals(state.readBytes(), digest)) {
            throw new IllegalArgumentException(
                    "The snapshot is of an application with other SQL; start this one without it.");
        }
        at(state.readLong());
        for (RunningStream stream : streams.values()) {
            stream.last(state.readLong());
        }
        for (RunningPump pump : pumps) {
            pump.load(state);
        }
        agenda.refresh();
    }

    private void at(long rowtime) {
        time = rowtime;
        errorRows.at(rowtime);
    }

    private RunningStream stream(String name) {
        return named(streams, "stream", name);
    }

    static <T> T named(Map<String, T> all, String kind, String name) {
        T found = all.get(name);
        if (found == null) {
            throw new IllegalArgumentException("The application has no " + kind + " " + name + "; it has "
                    + String.join(", ", all.keySet()) + ".");
        }
        return found;
    }
}
