package wildrydes.pump.run.table;

import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.TableFunction;
import wildrydes.pump.run.step.Rows;
import wildrydes.pump.run.step.Surroundings;

/** Finds the step of a table function. */
public final class TableSteps {

    private TableSteps() {}

    /** The step for a call. */
    public static TableStep of(Operator.TableCall call, Rows output, Surroundings surroundings) {
        TableFunction function = call.function();
        if (function instanceof TableFunction.TopK topK) {
            return new ItemsStep(call, topK.column(), topK.windowMillis(), topK.k(), output, surroundings);
        } else if (function instanceof TableFunction.CountDistinct distinct) {
            return new ItemsStep(
                    call, distinct.column(), distinct.windowMillis(), ItemsStep.COUNT_ONLY, output, surroundings);
        } else if (function instanceof TableFunction.RandomCutForest forest) {
            return new ForestStep(call, forest, output, surroundings);
        } else if (function instanceof TableFunction.Hotspots hotspots) {
            return new HotspotsStep(call, hotspots, output, surroundings);
        }
        throw new IllegalArgumentException("No step executes " + function + ".");
    }
}
