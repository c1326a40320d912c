package wildrydes.pump.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.RowContext;
import wildrydes.pump.run.join.ReferenceJoinStep;
import wildrydes.pump.run.join.ReferenceRows;
import wildrydes.pump.run.join.WindowJoinStep;
import wildrydes.pump.run.sliding.SlidingStep;
import wildrydes.pump.run.step.Agenda;
import wildrydes.pump.run.step.Rows;
import wildrydes.pump.run.step.Stateful;
import wildrydes.pump.run.step.Surroundings;
import wildrydes.pump.run.step.Timed;
import wildrydes.pump.run.table.TableSteps;
import wildrydes.pump.run.window.MergeStep;
import wildrydes.pump.run.window.SortStep;
import wildrydes.pump.run.window.StaggerStep;
import wildrydes.pump.run.window.TimeSortStep;
import wildrydes.pump.run.window.TumblingStep;

/** Makes the steps of a pump's query, from its end to the streams that it reads. */
final class Wiring {

    private final Map<String, RunningStream> streams;
    private final Map<String, ReferenceRows> references;
    private final StreamGraph graph;
    private final RunningPump pump;
    private final RowContext context;
    private final Agenda agenda;
    /** The steps that the clock drives, the last of the query at the end. */
    private final Deque<Timed> timed = new ArrayDeque<>();

    Wiring(
            Map<String, RunningStream> streams,
            Map<String, ReferenceRows> references,
            StreamGraph graph,
            RunningPump pump,
            RowContext context,
            Agenda agenda) {
        this.streams = streams;
        this.references = references;
        this.graph = graph;
        this.pump = pump;
        this.context = context;
        this.agenda = agenda;
    }

    /** Makes the steps, and has them read their streams. */
    void connect() {
        connect(pump.plan().query(), pump);
        timed.forEach(agenda::add);
    }

    private void connect(Operator operator, Rows output) {
        if (operator instanceof Operator.Scan scan) {
            Application.named(streams, "stream", scan.stream()).addReader(pump.number(), pump.reader(output));
            return;
        }
        boolean clocked = Operators.inputs(operator).stream().allMatch(graph::isClocked);
        Surroundings surroundings = new Surroundings(context, pump, clocked ? agenda : new Agenda());
        if (operator instanceof Operator.Union union) {
            connectMerged(
                    union.inputs(), union.inputs().stream().map(input -> output).toList(), clocked);
        } else if (operator instanceof Operator.WindowJoin join) {
            WindowJoinStep step = remember(new WindowJoinStep(join, output, surroundings), clocked);
            connectMerged(List.of(join.left(), join.right()), List.of(step.left(), step.right()), clocked);
        } else {
            connect(Operators.inputs(operator).get(0), step(operator, output, surroundings, clocked));
        }
    }

    /** Connects inputs that have to come in the order of their rowtimes, as they do by themselves where a clock drives them. */
    private void connectMerged(List<Operator> inputs, List<Rows> outputs, boolean clocked) {
        List<Rows> targets = outputs;
        if (!clocked) {
            MergeStep merge = new MergeStep(outputs);
            pump.remember(merge);
            targets = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                targets.add(merge.input(i));
            }
        }
        for (int i = 0; i < inputs.size(); i++) {
            connect(inputs.get(i), targets.get(i));
        }
    }

    private Rows step(Operator operator, Rows output, Surroundings surroundings, boolean clocked) {
        if (operator instanceof Operator.Filter filter) {
            return new FilterStep(filter, output, surroundings);
        } else if (operator instanceof Operator.Project project) {
            Rows end = project.rowtime() < 0 ? output : remember(new RowtimeStep(project, output, surroundings), false);
            return new ProjectStep(project, end, surroundings);
        } else if (operator instanceof Operator.Tumbling tumbling) {
            return remember(new TumblingStep(tumbling, output, surroundings), clocked);
        } else if (operator instanceof Operator.Stagger stagger) {
            return remember(new StaggerStep(stagger, output, surroundings), clocked);
        } else if (operator instanceof Operator.Sliding sliding) {
            return remember(new SlidingStep(sliding, output, surroundings), clocked);
        } else if (operator instanceof Operator.Sort sort) {
            return remember(new SortStep(sort, output, surroundings), clocked);
        } else if (operator instanceof Operator.TimeSort sort) {
            return remember(new TimeSortStep(sort, output, surroundings), clocked);
        } else if (operator instanceof Operator.ReferenceJoin join) {
            ReferenceRows table = references.computeIfAbsent(join.table(), name -> new ReferenceRows());
            return new ReferenceJoinStep(join, table, output, surroundings);
        } else if (operator instanceof Operator.TableCall call) {
            return remember(TableSteps.of(call, output, surroundings), clocked);
        }
        throw new IllegalArgumentException(
                "No step executes a " + operator.getClass().getSimpleName() + ".");
    }

    private <S extends Stateful> S remember(S step, boolean clocked) {
        pump.remember(step);
        if (clocked && step instanceof Timed waiting) {
            timed.addFirst(waiting);
        }
        return step;
    }
}
