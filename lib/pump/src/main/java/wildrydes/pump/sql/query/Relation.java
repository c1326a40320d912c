package wildrydes.pump.sql.query;

import java.util.List;
import org.apache.calcite.rex.RexNode;

/**
 * A relation between two clauses of a query.
 *
 * @param rowtime the rowtime of a row: a column of it, or the operator that gives it
 * @param sources what names can mean
 */
record Relation(Rows rows, RexNode rowtime, List<Source> sources) {

    Relation {
        sources = List.copyOf(sources);
    }

    /** The columns in their order, as {@code *} gives them and hidden ones. */
    List<Field> fields() {
        return sources.stream().flatMap(s -> s.fields().stream()).toList();
    }

    /** Those that {@code *} gives. */
    List<Field> shown() {
        return fields().stream().filter(f -> !f.hidden()).toList();
    }
}
