package wildrydes.pump.run.join;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.Operator.JoinKind;
import wildrydes.pump.plan.RowContext;
import wildrydes.pump.run.step.Agenda;
import wildrydes.pump.run.step.Faults;
import wildrydes.pump.run.step.Rows;
import wildrydes.pump.run.step.StateReader;
import wildrydes.pump.run.step.StateWriter;
import wildrydes.pump.run.step.Stateful;
import wildrydes.pump.run.step.Surroundings;
import wildrydes.pump.run.step.Timed;

/**
 * {@link Operator.WindowJoin}: a row that comes is paired with those that the other side's window holds. A row that leaves
 * without a partner has the last rowtime at which it could have found one.
 */
public final class WindowJoinStep implements Timed, Stateful {

    private final Operator.WindowJoin operator;
    private final int leftWidth;
    private final int width;
    private final Rows output;
    private final RowContext context;
    private final Faults faults;
    private final Agenda agenda;
    private final JoinSide left;
    private final JoinSide right;
    /** Of the row that is being taken in. */
    private long now = Long.MIN_VALUE;

    public WindowJoinStep(Operator.WindowJoin operator, Rows output, Surroundings surroundings) {
        this.operator = operator;
        this.leftWidth = operator.left().columns().size();
        this.width = leftWidth + operator.right().columns().size();
        this.output = output;
        this.context = surroundings.context();
        this.faults = surroundings.faults();
        this.agenda = surroundings.agenda();
        JoinKind kind = operator.kind();
        this.left = new JoinSide(
                operator.leftFrame(),
                operator.leftKeys(),
                kind == JoinKind.LEFT || kind == JoinKind.FULL,
                row -> emitAlone(row, true));
        this.right = new JoinSide(
                operator.rightFrame(),
                operator.rightKeys(),
                kind == JoinKind.RIGHT || kind == JoinKind.FULL,
                row -> emitAlone(row, false));
    }

    /** Where rows of the left side go in. */
    public Rows left() {
        return (rowtime, row) -> take(rowtime, row, left, right);
    }

    /** Where rows of the right side go in. */
    public Rows right() {
        return (rowtime, row) -> take(rowtime, row, right, left);
    }

    @Override
    public long due() {
        long leaves = Math.min(left.firstLonelyLeaves(), right.firstLonelyLeaves());
        return leaves == NEVER ? NEVER : leaves + 1;
    }

    @Override
    public boolean closesEarly() {
        return true;
    }

    @Override
    public void close(long rowtime) {
        while (Math.min(left.firstLeaves(), right.firstLeaves()) < rowtime) {
            (left.firstLeaves() <= right.firstLeaves() ? left : right).removeFirst();
        }
    }

    @Override
    public void save(StateWriter out) throws IOException {
        left.save(out);
        right.save(out);
    }

    @Override
    public void load(StateReader in) throws IOException {
        left.load(in);
        right.load(in);
    }

    @Override
    public long retained() {
        return left.size() + (long) right.size();
    }

    private void take(long rowtime, @Nullable Object[] row, JoinSide own, JoinSide other) {
        close(rowtime);
        now = rowtime;
        JoinRow arrived = new JoinRow(rowtime, row);
        for (JoinRow partner : other.partners(row, own)) {
            @Nullable Object[] joined = own == left ? join(row, partner.row) : join(partner.row, row);
            try {
                if (!operator.condition().test(rowtime, joined, context)) {
                    continue;
                }
            } catch (RuntimeException e) {
                // Nobody can say that they are no partners, so neither must come alone.
                arrived.matched = true;
                partner.matched = true;
                faults.lost(e, rowtime, joined, operator.columns());
                continue;
            }
            arrived.matched = true;
            partner.matched = true;
            output.row(rowtime, joined);
        }
        own.add(arrived);
        agenda.due(due());
    }

    private void emitAlone(JoinRow row, boolean isLeft) {
        @Nullable Object[] joined = new Object[width];
        System.arraycopy(row.row, 0, joined, isLeft ? 0 : leftWidth, row.row.length);
        JoinSide side = isLeft ? left : right;
        long leaves = side.leaves(row);
        output.row(leaves == NEVER ? now : leaves, joined);
    }

    private @Nullable Object[] join(@Nullable Object[] leftRow, @Nullable Object[] rightRow) {
        @Nullable Object[] joined = new Object[width];
        System.arraycopy(leftRow, 0, joined, 0, leftWidth);
        System.arraycopy(rightRow, 0, joined, leftWidth, width - leftWidth);
        return joined;
    }
}
