package wildrydes.pump.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wildrydes.pump.plan.ErrorStream;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.PumpPlan;

/** Which streams the pumps of an application lead from and to. */
final class StreamGraph {

    /** A pump that moves rows, and the streams that it reads. */
    private record Edge(PumpPlan pump, Set<String> sources) {}

    /** A row passes the steps of a chain of pumps by calls within calls, and the stack must hold them all. */
    private static final int MOST_STEPS = 1_000;

    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, Boolean> clocked = new HashMap<>();
    private final Set<String> behindErrors = new HashSet<>();

    /**
     * The graph of the pumps that move rows.
     *
     * @throws IllegalArgumentException if a pump feeds, directly or by way of others, what it reads, or if pumps make a
     *     chain that is too long
     */
    StreamGraph(List<PumpPlan> pumps) {
        for (PumpPlan pump : pumps) {
            if (pump.started()) {
                edges.add(new Edge(pump, sources(pump.query())));
            }
        }
        Set<String> cleared = new HashSet<>();
        for (Edge edge : edges) {
            refuseCircle(edge.pump().target(), new LinkedHashSet<>(), cleared);
        }
        Map<String, Integer> steps = new HashMap<>();
        for (PumpPlan pump : downstream()) {
            refuseChain(pump, steps);
        }
        follow(ErrorStream.NAME);
    }

    /** Whether the rows of a query have the rowtime of the rows that were inserted, so that the clock closes windows over it. */
    boolean isClocked(Operator query) {
        if (query instanceof Operator.Scan scan) {
            return isClocked(scan.stream());
        }
        return !Operators.setsRowtime(query) && Operators.inputs(query).stream().allMatch(this::isClocked);
    }

    /** Whether a query reads error_stream, directly or by way of pumps. */
    boolean isBehindErrors(Operator query) {
        return sources(query).stream().anyMatch(behindErrors::contains);
    }

    /** The pumps that move rows, each behind those that fill what it reads. */
    List<PumpPlan> downstream() {
        Map<String, PumpPlan> ordered = new LinkedHashMap<>();
        edges.forEach(edge -> place(edge, ordered));
        return List.copyOf(ordered.values());
    }

    private void place(Edge edge, Map<String, PumpPlan> ordered) {
        if (!ordered.containsKey(edge.pump().name())) {
            for (Edge feeder : edges) {
                if (edge.sources().contains(feeder.pump().target())) {
                    place(feeder, ordered);
                }
            }
            ordered.put(edge.pump().name(), edge.pump());
        }
    }

    private boolean isClocked(String stream) {
        Boolean known = clocked.get(stream);
        if (known == null) {
            known = edges.stream()
                    .filter(edge -> edge.pump().target().equals(stream))
                    .allMatch(edge -> isClocked(edge.pump().query()));
            clocked.put(stream, known);
        }
        return known;
    }

    private void refuseCircle(String stream, Set<String> way, Set<String> cleared) {
        if (cleared.contains(stream)) {
            return;
        }
        if (!way.add(stream)) {
            throw new IllegalArgumentException("Pumps lead in a circle, from " + String.join(" to ", way)
                    + " and back to " + stream + "; let the last of them fill another stream.");
        }
        for (Edge edge : edges) {
            if (edge.sources().contains(stream)) {
                refuseCircle(edge.pump().target(), way, cleared);
            }
        }
        way.remove(stream);
        cleared.add(stream);
    }

    /** Counts the steps from the inputs to the pump's target, of which the streams before are known. */
    private static void refuseChain(PumpPlan pump, Map<String, Integer> steps) {
        int count = 1 + steps(pump.query(), steps);
        if (count > MOST_STEPS) {
            throw new IllegalArgumentException("Pump " + pump.name() + " ends a chain of " + count
                    + " steps, and the most are " + MOST_STEPS + "; do more of its work in one query.");
        }
        steps.merge(pump.target(), count, Math::max);
    }

    private static int steps(Operator query, Map<String, Integer> before) {
        int most = query instanceof Operator.Scan scan ? before.getOrDefault(scan.stream(), 0) : 0;
        for (Operator input : Operators.inputs(query)) {
            most = Math.max(most, steps(input, before));
        }
        return 1 + most;
    }

    private void follow(String stream) {
        if (behindErrors.add(stream)) {
            for (Edge edge : edges) {
                if (edge.sources().contains(stream)) {
                    follow(edge.pump().target());
                }
            }
        }
    }

    private static Set<String> sources(Operator query) {
        Set<String> sources = new HashSet<>();
        if (query instanceof Operator.Scan scan) {
            sources.add(scan.stream());
        }
        for (Operator input : Operators.inputs(query)) {
            sources.addAll(sources(input));
        }
        return sources;
    }
}
