package wildrydes.pump.run;

import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.RowContext;
import wildrydes.pump.plan.RowPredicate;
import wildrydes.pump.run.step.Faults;
import wildrydes.pump.run.step.Rows;
import wildrydes.pump.run.step.Surroundings;

/** {@link Operator.Filter}. */
final class FilterStep implements Rows {

    private final Operator.Filter operator;
    private final RowPredicate condition;
    private final Rows output;
    private final RowContext context;
    private final Faults faults;

    FilterStep(Operator.Filter operator, Rows output, Surroundings surroundings) {
        this.operator = operator;
        this.condition = operator.condition();
        this.output = output;
        this.context = surroundings.context();
        this.faults = surroundings.faults();
    }

    @Override
    public void row(long rowtime, @Nullable Object[] row) {
        boolean passes;
        try {
            passes = condition.test(rowtime, row, context);
        } catch (RuntimeException e) {
            faults.lost(e, rowtime, row, operator.columns());
            return;
        }
        if (passes) {
            output.row(rowtime, row);
        }
    }
}
