package wildrydes.pump.run;

import java.util.List;
import wildrydes.pump.plan.Operator;

/** What an operator stands on. */
final class Operators {

    private Operators() {}

    /** The operators whose rows it takes. */
    static List<Operator> inputs(Operator operator) {
        if (operator instanceof Operator.Filter filter) {
            return List.of(filter.input());
        } else if (operator instanceof Operator.Project project) {
            return List.of(project.input());
        } else if (operator instanceof Operator.Tumbling tumbling) {
            return List.of(tumbling.input());
        } else if (operator instanceof Operator.Stagger stagger) {
            return List.of(stagger.input());
        } else if (operator instanceof Operator.Sliding sliding) {
            return List.of(sliding.input());
        } else if (operator instanceof Operator.WindowJoin join) {
            return List.of(join.left(), join.right());
        } else if (operator instanceof Operator.ReferenceJoin join) {
            return List.of(join.input());
        } else if (operator instanceof Operator.Union union) {
            return union.inputs();
        } else if (operator instanceof Operator.Sort sort) {
            return List.of(sort.input());
        } else if (operator instanceof Operator.TimeSort sort) {
            return List.of(sort.input());
        } else if (operator instanceof Operator.TableCall call) {
            return List.of(call.input());
        }
        return List.of();
    }

    /** Whether its rows have a rowtime that the query makes, so that the clock says nothing about the next one. */
    static boolean setsRowtime(Operator operator) {
        return operator instanceof Operator.TimeSort
                || operator instanceof Operator.Project project && project.rowtime() >= 0;
    }
}
