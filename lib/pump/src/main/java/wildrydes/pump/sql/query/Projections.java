package wildrydes.pump.sql.query;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.expression.RowCompiler;
import wildrydes.pump.expression.Types;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.RowFunction;
import wildrydes.pump.plan.RowPredicate;
import wildrydes.pump.sql.problem.Problem;
import wildrydes.pump.type.Column;

/** Makes expressions into operators and functions over rows. */
final class Projections {

    private Projections() {}

    /** Computes each expression; a projection that would only hand its input on is left out. */
    static Rows project(Rows input, List<RexNode> expressions, List<String> names, SqlNode place) {
        if (isIdentity(input, expressions, names)) {
            return input;
        }
        return project(input, expressions, names, -1, place);
    }

    /** Computes each expression, one of which is from now on the rowtime; or -1. */
    static Rows project(Rows input, List<RexNode> expressions, List<String> names, int rowtime, SqlNode place) {
        List<Column> columns = new ArrayList<>();
        List<RelDataType> types = new ArrayList<>();
        List<@Nullable RexNode> timed = new ArrayList<>();
        for (int i = 0; i < expressions.size(); i++) {
            RexNode expression = expressions.get(i);
            columns.add(column(names.get(i), expression.getType(), place));
            types.add(expression.getType());
            if (rowtime < 0) {
                timed.add(Timed.of(expression, input));
            } else {
                timed.add(i == rowtime ? Expressions.rowtime() : null);
            }
        }
        return new Rows(
                new Operator.Project(input.operator(), function(expressions, place), columns, rowtime), types, timed);
    }

    static Column column(String name, RelDataType type, SqlNode place) {
        try {
            return new Column(name, Types.of(type));
        } catch (IllegalArgumentException e) {
            throw Problem.at(
                    place,
                    "A column cannot hold a value of type " + TypeNames.of(type) + ".",
                    type.isStruct()
                            ? "Name the record's columns, such as t.r.COLUMN1."
                            : "Cast it, such as CAST(... AS VARCHAR(20)).");
        }
    }

    static RowFunction function(List<RexNode> expressions, SqlNode place) {
        try {
            return RowCompiler.function(expressions);
        } catch (IllegalArgumentException e) {
            throw Problem.at(place, said(e), "");
        }
    }

    static RowPredicate predicate(RexNode condition, SqlNode place) {
        try {
            return RowCompiler.predicate(condition);
        } catch (IllegalArgumentException e) {
            throw Problem.at(place, said(e), "");
        }
    }

    private static String said(IllegalArgumentException e) {
        return e.getMessage() == null ? "This expression cannot be executed." : e.getMessage();
    }

    private static boolean isIdentity(Rows input, List<RexNode> expressions, List<String> names) {
        List<Column> columns = input.operator().columns();
        if (columns.size() != expressions.size()) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!(expressions.get(i) instanceof RexInputRef ref)
                    || ref.getIndex() != i
                    || !columns.get(i).name().equals(names.get(i))) {
                return false;
            }
        }
        return true;
    }
}
