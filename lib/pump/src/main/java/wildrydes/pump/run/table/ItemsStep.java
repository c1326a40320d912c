package wildrydes.pump.run.table;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.run.aggregate.GroupTable;
import wildrydes.pump.run.step.Agenda;
import wildrydes.pump.run.step.RowText;
import wildrydes.pump.run.step.Rows;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.run.step.Surroundings;
import wildrydes.pump.run.step.Timed;
import wildrydes.pump.type.Column;

/**
 * TOP_K_ITEMS_TUMBLING and COUNT_DISTINCT_ITEMS_TUMBLING. The service estimates, because it wants to keep little; this
 * counts each value, and is exact. Windows begin at multiples of their width since 1970; NULL is no item. Items that are
 * equally frequent come in the order in which they appeared.
 */
final class ItemsStep implements TableStep, Timed {

    /** In the place of how many items are wanted: only the number of different ones is. */
    static final int COUNT_ONLY = 0;

    private final int column;
    private final Column item;
    private final long width;
    private final int k;
    private final int columns;
    /** 1 where the rows begin with their ROWTIME. */
    private final int first;

    private final Rows output;
    private final Agenda agenda;
    private final GroupTable items;
    private long[] counts = new long[16];
    private long end = Long.MIN_VALUE;

    ItemsStep(Operator.TableCall call, int column, long width, int k, Rows output, Surroundings surroundings) {
        this.column = column;
        this.item = call.input().columns().get(column);
        this.width = width;
        this.k = k;
        this.columns = call.columns().size();
        this.first = call.columns().get(0).equals(StreamPlan.ROWTIME) ? 1 : 0;
        this.output = output;
        this.agenda = surroundings.agenda();
        this.items = new GroupTable(List.of(column));
    }

    @Override
    public void row(long rowtime, @Nullable Object[] row) {
        if (rowtime >= end) {
            close(rowtime);
            end = Math.floorDiv(rowtime, width) * width + width;
        }
        if (row[column] == null) {
            return;
        }
        int before = items.size();
        int number = items.group(row);
        if (items.size() != before) {
            open(number);
            if (before == 0) {
                agenda.due(end);
            }
        }
        counts[number]++;
    }

    @Override
    public long due() {
        return items.size() == 0 ? NEVER : end;
    }

    @Override
    public void close(long rowtime) {
        if (items.size() == 0 || rowtime < end) {
            return;
        }
        if (k == COUNT_ONLY) {
            @Nullable Object[] row = new Object[columns];
            row[first] = (long) items.size();
            emit(row);
        } else {
            IntStream.range(0, items.size())
                    .boxed()
                    .sorted(Comparator.comparingLong((Integer number) -> -counts[number]))
                    .limit(k)
                    .forEach(this::emitItem);
        }
        items.clear();
    }

    @Override
    public void save(StateWriter out) throws IOException {
        out.writeLong(end);
        out.writeInt(items.size());
        for (int number = 0; number < items.size(); number++) {
            items.save(number, out);
            out.writeLong(counts[number]);
        }
    }

    @Override
    public void load(StateReader in) throws IOException {
        end = in.readLong();
        for (int i = in.readInt(); i > 0; i--) {
            int number = items.load(in);
            open(number);
            counts[number] = in.readLong();
        }
    }

    @Override
    public long retained() {
        return items.size();
    }

    private void open(int number) {
        if (number >= counts.length) {
            counts = Arrays.copyOf(counts, 2 * number);
        }
        counts[number] = 0;
    }

    private void emitItem(int number) {
        Object value = items.key(number, 0);
        @Nullable Object[] row = new Object[columns];
        row[first] = value == null ? null : RowText.value(value, item);
        row[first + 1] = counts[number];
        emit(row);
    }

    private void emit(@Nullable Object[] row) {
        if (first == 1) {
            row[0] = end;
        }
        output.row(end, row);
    }
}
