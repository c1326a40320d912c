package wildrydes.cloud.athena;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.athena.run.ResultColumn;
import wildrydes.cloud.store.Fields;
import wildrydes.cloud.store.Table;

/**
 * A query and what has become of it.
 *
 * @param number rises with each query
 * @param reason why it is in its state; null where there is nothing to say
 * @param failure null where it has not failed
 * @param completed null where it has not ended
 * @param columns of its result; empty where it has none
 */
record Execution(
        String id,
        long number,
        Asked asked,
        State state,
        @Nullable String reason,
        @Nullable Failure failure,
        Instant submitted,
        @Nullable Instant completed,
        Figures figures,
        List<ResultColumn> columns)
        implements Table.Row {

    /** QueryExecutionState. */
    enum State {
        QUEUED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        boolean ended() {
            return compareTo(RUNNING) > 0;
        }
    }

    static Execution begun(String id, long number, Asked asked, Instant now) {
        return new Execution(id, number, asked, State.QUEUED, null, null, now, null, Figures.NONE, List.of());
    }

    Execution running() {
        return new Execution(id, number, asked, State.RUNNING, null, null, submitted, null, figures, columns);
    }

    Execution succeeded(Figures all, List<ResultColumn> of, Instant now) {
        return new Execution(id, number, asked, State.SUCCEEDED, null, null, submitted, now, all, of);
    }

    Execution failed(Failure why, Figures all, Instant now) {
        return new Execution(id, number, asked, State.FAILED, why.reason(), why, submitted, now, all, List.of());
    }

    Execution cancelled(String why, Figures all, Instant now) {
        return new Execution(id, number, asked, State.CANCELLED, why, null, submitted, now, all, List.of());
    }

    @Override
    public String key() {
        return id;
    }

    @Override
    public void write(DataOutput to) throws IOException {
        Fields.text(to, id);
        to.writeLong(number);
        asked.write(to);
        Fields.text(to, state.name());
        Fields.optional(to, reason);
        to.writeBoolean(failure != null);
        if (failure != null) {
            failure.write(to);
        }
        Fields.instant(to, submitted);
        to.writeBoolean(completed != null);
        if (completed != null) {
            Fields.instant(to, completed);
        }
        figures.write(to);
        to.writeInt(columns.size());
        for (ResultColumn column : columns) {
            column.write(to);
        }
    }

    static Execution read(DataInput from) throws IOException {
        return new Execution(
                Fields.text(from),
                from.readLong(),
                Asked.read(from),
                State.valueOf(Fields.text(from)),
                Fields.optional(from),
                from.readBoolean() ? Failure.read(from) : null,
                Fields.instant(from),
                from.readBoolean() ? Fields.instant(from) : null,
                Figures.read(from),
                readColumns(from));
    }

    private static List<ResultColumn> readColumns(DataInput from) throws IOException {
        List<ResultColumn> columns = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            columns.add(ResultColumn.read(from));
        }
        return List.copyOf(columns);
    }
}
