package wildrydes.pump.run;

import org.jspecify.annotations.Nullable;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.RowContext;
import wildrydes.pump.plan.RowFunction;
import wildrydes.pump.run.step.Faults;
import wildrydes.pump.run.step.Rows;
import wildrydes.pump.run.step.Surroundings;

/** {@link Operator.Project} that keeps the rowtime. */
final class ProjectStep implements Rows {

    private final Operator.Project operator;
    private final RowFunction function;
    private final int width;
    private final Rows output;
    private final RowContext context;
    private final Faults faults;

    ProjectStep(Operator.Project operator, Rows output, Surroundings surroundings) {
        this.operator = operator;
        this.function = operator.function();
        this.width = operator.columns().size();
        this.output = output;
        this.context = surroundings.context();
        this.faults = surroundings.faults();
    }

    @Override
    public void row(long rowtime, @Nullable Object[] row) {
        @Nullable Object[] made = new Object[width];
        try {
            function.apply(rowtime, row, made, context);
        } catch (RuntimeException e) {
            faults.lost(e, rowtime, row, operator.input().columns());
            return;
        }
        output.row(rowtime, made);
    }
}
