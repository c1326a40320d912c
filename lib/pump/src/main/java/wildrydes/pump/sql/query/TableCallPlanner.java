package wildrydes.pump.sql.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.expression.Types;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.TableFunction;
import wildrydes.pump.sql.problem.Names;
import wildrydes.pump.sql.problem.Problem;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

/**
 * TABLE(function(CURSOR(query), ...)). Places, defaults and limits of the arguments are those of the pages that {@link
 * TableFunction} names.
 */
final class TableCallPlanner {

    private static final Column SCORE = new Column("ANOMALY_SCORE", SqlType.of(TypeName.DOUBLE));
    private static final Column EXPLANATION = new Column("ANOMALY_EXPLANATION", SqlType.of(TypeName.VARCHAR, 65_535));
    private static final Column HOTSPOTS = new Column("HOTSPOTS_RESULT", SqlType.of(TypeName.VARCHAR, 65_535));
    private static final Column ITEM = new Column("ITEM", SqlType.of(TypeName.VARCHAR, 1024));
    private static final Column ITEM_COUNT = new Column("ITEM_COUNT", SqlType.of(TypeName.BIGINT));
    private static final Column DISTINCT = new Column("NUMBER_OF_DISTINCT_ITEMS", SqlType.of(TypeName.BIGINT));

    private final QueryPlanner planner;

    TableCallPlanner(QueryPlanner planner) {
        this.planner = planner;
    }

    Relation plan(SqlCall table) {
        if (!(table.operand(0) instanceof SqlCall call)) {
            throw Problem.at(
                    table, "TABLE(...) needs a function.", "Write TABLE(function(CURSOR(SELECT STREAM ...), ...)).");
        }
        String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        return switch (name) {
            case "TOP_K_ITEMS_TUMBLING" -> topK(call);
            case "COUNT_DISTINCT_ITEMS_TUMBLING" -> countDistinct(call);
            case "RANDOM_CUT_FOREST" -> forest(call, false);
            case "RANDOM_CUT_FOREST_WITH_EXPLANATION" -> forest(call, true);
            case "HOTSPOTS" -> hotspots(call);
            default ->
                throw Problem.at(
                        call,
                        "There is no table function " + Names.written(name) + ".",
                        "They are TOP_K_ITEMS_TUMBLING, COUNT_DISTINCT_ITEMS_TUMBLING, RANDOM_CUT_FOREST,"
                                + " RANDOM_CUT_FOREST_WITH_EXPLANATION and HOTSPOTS.");
        };
    }

    private Relation topK(SqlCall call) {
        Rows cursor = cursor(call);
        arguments(call, 4, 4);
        int column = column(call, 1, cursor);
        int k = whole(call, 2, 1, 100_000, 0);
        TableFunction function = new TableFunction.TopK(column, k, 1000L * whole(call, 3, 1, 3600, 0));
        return result(cursor, function, List.of(cursor.operator().columns().get(0), ITEM, ITEM_COUNT));
    }

    private Relation countDistinct(SqlCall call) {
        Rows cursor = cursor(call);
        arguments(call, 3, 3);
        int column = column(call, 1, cursor);
        TableFunction function = new TableFunction.CountDistinct(column, 1000L * whole(call, 2, 1, 3600, 0));
        return result(cursor, function, List.of(cursor.operator().columns().get(0), DISTINCT));
    }

    private Relation forest(SqlCall call, boolean explanation) {
        Rows cursor = cursor(call);
        arguments(call, 1, explanation ? 6 : 5);
        TableFunction function = new TableFunction.RandomCutForest(
                numbers(call, cursor),
                whole(call, 1, 1, 1000, 100),
                whole(call, 2, 10, 1000, 256),
                whole(call, 3, 1, Integer.MAX_VALUE, 100_000),
                whole(call, 4, 1, 30, 1),
                explanation,
                explanation && truth(call, 5));
        List<Column> columns = new ArrayList<>(cursor.operator().columns());
        columns.add(SCORE);
        if (explanation) {
            columns.add(EXPLANATION);
        }
        return result(cursor, function, columns);
    }

    private Relation hotspots(SqlCall call) {
        Rows cursor = cursor(call);
        arguments(call, 4, 4);
        int window = whole(call, 1, 100, 1000, 0);
        double radius = number(call, 2).doubleValue();
        if (radius <= 0) {
            throw Problem.at(call.operand(2), "The radius must be more than 0.", "");
        }
        TableFunction function = new TableFunction.Hotspots(
                numbers(call, cursor), window, radius, whole(call, 3, 2, Integer.MAX_VALUE, 0));
        List<Column> columns = new ArrayList<>(cursor.operator().columns());
        columns.add(HOTSPOTS);
        return result(cursor, function, columns);
    }

    private static Relation result(Rows cursor, TableFunction function, List<Column> columns) {
        List<RelDataType> types = new ArrayList<>();
        List<@Nullable RexNode> timed = new ArrayList<>();
        for (Column column : columns) {
            boolean rowtime = types.isEmpty();
            types.add(rowtime ? Expressions.rowtime().getType() : Types.relational(Expressions.types(), column.type()));
            timed.add(rowtime ? Expressions.rowtime() : null);
        }
        Rows rows = new Rows(new Operator.TableCall(cursor.operator(), function, columns), types, timed);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            fields.add(new Field(columns.get(i).name(), rows.column(i), i == 0));
        }
        return new Relation(rows, rows.column(0), List.of(new Source("", fields)));
    }

    /** The first argument: its rows, ROWTIME first. */
    private Rows cursor(SqlCall call) {
        if (call.operandCount() == 0 || call.operand(0).getKind() != SqlKind.CURSOR) {
            throw Problem.at(
                    call,
                    "The first argument of " + call.getOperator().getName() + " is a cursor on a stream.",
                    "Write CURSOR(SELECT STREAM * FROM \"SOURCE_SQL_STREAM_001\").");
        }
        SqlNode query = ((SqlCall) call.operand(0)).operand(0);
        Relation relation = planner.plan(query);
        List<RexNode> values = new ArrayList<>(List.of(relation.rowtime()));
        List<String> names = new ArrayList<>(List.of(Field.ROWTIME));
        for (Field field : relation.shown()) {
            values.add(field.value());
            names.add(field.name());
        }
        return Projections.project(relation.rows(), values, names, query);
    }

    private static void arguments(SqlCall call, int least, int most) {
        int count = call.operandCount();
        if (count < least || count > most) {
            throw Problem.at(
                    call,
                    call.getOperator().getName() + " has " + (least == most ? "" + least : least + " to " + most)
                            + " arguments, and this call " + count + ".",
                    "Look them up in the SQL reference.");
        }
    }

    /** A column of the cursor that is named by a text. */
    private static int column(SqlCall call, int argument, Rows cursor) {
        SqlNode node = call.operand(argument);
        if (!(node instanceof SqlCharStringLiteral literal)) {
            throw Problem.at(
                    node,
                    "Here the name of a column is given as text.",
                    "Write it in single quotes, such as 'TICKER'.");
        }
        String name = literal.getValueAs(String.class);
        List<String> names =
                cursor.operator().columns().stream().skip(1).map(Column::name).toList();
        int index = names.indexOf(name);
        if (index < 0 || names.lastIndexOf(name) != index) {
            throw Problem.at(
                    node,
                    index < 0
                            ? "The cursor has no column '" + name + "'."
                            : "The cursor has more than one column '" + name + "'.",
                    index < 0 ? Names.nextStep(name, names, "columns") : "Name them by AS.");
        }
        return index + 1;
    }

    /** The columns that a forest or hotspots are made of: DECIMAL is not among the types that the reference names. */
    private static List<Integer> numbers(SqlCall call, Rows cursor) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 1; i < cursor.types().size(); i++) {
            SqlTypeName type = cursor.types().get(i).getSqlTypeName();
            if (SqlTypeName.INT_TYPES.contains(type) || SqlTypeName.APPROX_TYPES.contains(type)) {
                numbers.add(i);
            }
        }
        if (numbers.isEmpty()) {
            throw Problem.at(
                    call.operand(0),
                    call.getOperator().getName() + " needs a column of numbers, and the cursor has none.",
                    "CAST one AS DOUBLE.");
        }
        return numbers;
    }

    private int whole(SqlCall call, int argument, int least, int most, int otherwise) {
        if (argument >= call.operandCount()) {
            return otherwise;
        }
        BigDecimal number = number(call, argument);
        if (number.compareTo(BigDecimal.valueOf(least)) < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0
                || number.stripTrailingZeros().scale() > 0) {
            throw Problem.at(
                    call.operand(argument),
                    "Argument " + (argument + 1) + " of " + call.getOperator().getName() + " is a whole number from "
                            + least + " to " + most + ".",
                    "");
        }
        return number.intValueExact();
    }

    private BigDecimal number(SqlCall call, int argument) {
        RexNode value = planner.expressions().convert(Copies.of(call.operand(argument)), Map.of());
        if (value instanceof RexLiteral literal
                && SqlTypeName.NUMERIC_TYPES.contains(literal.getType().getSqlTypeName())
                && literal.getValue4() instanceof BigDecimal number) {
            return number;
        }
        throw Problem.at(
                call.operand(argument),
                "Argument " + (argument + 1) + " of " + call.getOperator().getName() + " is a number.",
                "Write it as a literal.");
    }

    private boolean truth(SqlCall call, int argument) {
        if (argument >= call.operandCount()) {
            return false;
        }
        RexNode value = planner.expressions().convert(Copies.of(call.operand(argument)), Map.of());
        if (value instanceof RexLiteral literal && literal.getValue4() instanceof Boolean truth) {
            return truth;
        }
        throw Problem.at(
                call.operand(argument),
                "Argument " + (argument + 1) + " of " + call.getOperator().getName() + " is TRUE or FALSE.",
                "");
    }
}
