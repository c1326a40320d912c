package wildrydes.cloud.analytics.run;

import java.util.LinkedHashSet;
import java.util.Set;
import wildrydes.pump.plan.Operator;

/** Which streams a query reads. */
final class Scans {

    private Scans() {}

    /** Their names, in the order in which the query has them. */
    static Set<String> of(Operator query) {
        Set<String> names = new LinkedHashSet<>();
        add(query, names);
        return names;
    }

    private static void add(Operator query, Set<String> names) {
        if (query instanceof Operator.Scan scan) {
            names.add(scan.stream());
        } else if (query instanceof Operator.Filter filter) {
            add(filter.input(), names);
        } else if (query instanceof Operator.Project project) {
            add(project.input(), names);
        } else if (query instanceof Operator.Tumbling tumbling) {
            add(tumbling.input(), names);
        } else if (query instanceof Operator.Stagger stagger) {
            add(stagger.input(), names);
        } else if (query instanceof Operator.Sliding sliding) {
            add(sliding.input(), names);
        } else if (query instanceof Operator.WindowJoin join) {
            add(join.left(), names);
            add(join.right(), names);
        } else if (query instanceof Operator.ReferenceJoin join) {
            add(join.input(), names);
        } else if (query instanceof Operator.Union union) {
            union.inputs().forEach(input -> add(input, names));
        } else if (query instanceof Operator.Sort sort) {
            add(sort.input(), names);
        } else if (query instanceof Operator.TimeSort sort) {
            add(sort.input(), names);
        } else if (query instanceof Operator.TableCall call) {
            add(call.input(), names);
        } else {
            throw new IllegalStateException("A query of this kind is not known: " + query + ".");
        }
    }
}
