package wildrydes.pump.run;

import java.util.Map;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.RowContext;
import wildrydes.pump.run.step.Agenda;
import wildrydes.pump.run.step.Rows;
import wildrydes.pump.run.step.Stateful;
import wildrydes.pump.run.step.Surroundings;
import wildrydes.pump.run.window.TumblingStep;

/** Makes the steps of a pump's query, from its end to the streams that it reads. */
final class Wiring {

    private final Map<String, RunningStream> streams;
    private final StreamGraph graph;
    private final RunningPump pump;
    private final RowContext context;
    private final Agenda agenda;

    Wiring(Map<String, RunningStream> streams, StreamGraph graph, RunningPump pump, RowContext context, Agenda agenda) {
        this.streams = streams;
        this.graph = graph;
        this.pump = pump;
        this.context = context;
        this.agenda = agenda;
    }

    /** Makes the steps, and has them read their streams. */
    void connect() {
        connect(pump.plan().query(), pump);
    }

    private void connect(Operator operator, Rows output) {
        if (operator instanceof Operator.Scan scan) {
            Application.named(streams, "stream", scan.stream()).addReader(pump.reader(output));
            return;
        }
        boolean clocked = Operators.inputs(operator).stream().allMatch(graph::isClocked);
        Surroundings surroundings = new Surroundings(context, pump, clocked ? agenda : new Agenda());
        if (operator instanceof Operator.Filter filter) {
            connect(filter.input(), new FilterStep(filter, output, surroundings));
        } else if (operator instanceof Operator.Project project) {
            Rows end = project.rowtime() < 0 ? output : remember(new RowtimeStep(project, output, surroundings));
            connect(project.input(), new ProjectStep(project, end, surroundings));
        } else if (operator instanceof Operator.Tumbling tumbling) {
            connect(tumbling.input(), remember(new TumblingStep(tumbling, output, surroundings)));
        } else {
            throw new IllegalArgumentException(
                    "The operator " + operator.getClass().getSimpleName() + " of pump "
                            + pump.plan().name() + " cannot be executed.");
        }
    }

    private <S extends Stateful> S remember(S step) {
        pump.remember(step);
        return step;
    }
}
