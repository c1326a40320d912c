package wildrydes.pump.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import wildrydes.pump.plan.ApplicationPlan;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.PumpPlan;
import wildrydes.pump.plan.StreamPlan;

/** The shape of a plan, so that a snapshot is not taken up by an application that it does not fit. */
final class PlanDigest {

    private PlanDigest() {}

    /** Differs where streams, pumps, or what their steps remember differ. Expressions have no shape and are not seen. */
    static byte[] of(ApplicationPlan plan) {
        StringBuilder text = new StringBuilder();
        for (StreamPlan stream : plan.streams()) {
            text.append("stream ").append(stream).append('\n');
        }
        for (PumpPlan pump : plan.pumps()) {
            text.append("pump ").append(pump.name()).append(" into ").append(pump.target());
            text.append(pump.started() ? " started\n" : " stopped\n");
            describe(pump.query(), text);
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256, and this one has not.", e);
        }
    }

    private static void describe(Operator operator, StringBuilder text) {
        text.append(operator.getClass().getSimpleName()).append(operator.columns());
        text.append(parameters(operator)).append('\n');
        for (Operator input : Operators.inputs(operator)) {
            describe(input, text);
        }
    }

    private static List<Object> parameters(Operator operator) {
        if (operator instanceof Operator.Scan scan) {
            return List.of(scan.stream());
        } else if (operator instanceof Operator.Project project) {
            return List.of(project.rowtime());
        } else if (operator instanceof Operator.Tumbling tumbling) {
            return List.of(tumbling.windowColumns(), tumbling.keys(), tumbling.calls());
        } else if (operator instanceof Operator.Stagger stagger) {
            return List.of(stagger.widthMillis(), stagger.keys(), stagger.calls());
        } else if (operator instanceof Operator.Sliding sliding) {
            return List.of(sliding.windows());
        } else if (operator instanceof Operator.WindowJoin join) {
            return List.of(join.kind(), join.leftFrame(), join.rightFrame(), join.leftKeys(), join.rightKeys());
        } else if (operator instanceof Operator.ReferenceJoin join) {
            return List.of(join.table(), join.kind(), join.keys(), join.tableKeys());
        } else if (operator instanceof Operator.Sort sort) {
            return List.of(sort.windowColumns(), sort.order());
        } else if (operator instanceof Operator.TimeSort sort) {
            return List.of(sort.time(), sort.withinMillis());
        } else if (operator instanceof Operator.TableCall call) {
            return List.of(call.function());
        }
        return List.of();
    }
}
