package wildrydes.pump.sql.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlNode;

/** Rows that have certain expressions as columns, for operators that work on columns. */
final class Layout {

    private final Rows rows;
    private final Map<RexNode, Integer> places;

    private Layout(Rows rows, Map<RexNode, Integer> places) {
        this.rows = rows;
        this.places = places;
    }

    /** The columns of the input, and behind them the expressions that are no columns of it. */
    static Layout adding(Rows input, List<RexNode> needed, SqlNode place) {
        return of(input, needed, input.types().size(), place);
    }

    /** The expressions only; the input as it is where all of them are columns of it. */
    static Layout only(Rows input, List<RexNode> needed, SqlNode place) {
        if (needed.stream().allMatch(RexInputRef.class::isInstance)) {
            return of(input, needed, input.types().size(), place);
        }
        return of(input, needed, 0, place);
    }

    private static Layout of(Rows input, List<RexNode> needed, int kept, SqlNode place) {
        List<RexNode> expressions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Map<RexNode, Integer> places = new HashMap<>();
        for (int i = 0; i < kept; i++) {
            places.put(input.column(i), i);
            expressions.add(input.column(i));
            names.add(input.operator().columns().get(i).name());
        }
        for (RexNode expression : needed) {
            RexNode plain = expression instanceof RexInputRef ref ? input.column(ref.getIndex()) : expression;
            if (!places.containsKey(plain)) {
                places.put(plain, expressions.size());
                names.add(
                        plain instanceof RexInputRef ref
                                ? input.operator().columns().get(ref.getIndex()).name()
                                : "EXPR$" + expressions.size());
                expressions.add(plain);
            }
        }
        return new Layout(Projections.project(input, expressions, names, place), places);
    }

    Rows rows() {
        return rows;
    }

    /** The column of an expression that was asked for. */
    int column(RexNode expression) {
        Integer column = places.get(expression);
        if (column == null) {
            throw new IllegalArgumentException(expression + " was not asked for");
        }
        return column;
    }

    /** The columns of expressions that were asked for. */
    List<Integer> columns(List<RexNode> expressions) {
        return expressions.stream().map(this::column).toList();
    }
}
