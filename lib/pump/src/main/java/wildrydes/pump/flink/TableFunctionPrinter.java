package wildrydes.pump.flink;

import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import wildrydes.pump.explain.Declarations;

/** Prints TABLE(function(CURSOR(query), ...)). */
final class TableFunctionPrinter {

    private final Declarations declared;
    private final Map<String, List<TargetColumn>> streams;
    private final Notes notes;

    TableFunctionPrinter(Declarations declared, Map<String, List<TargetColumn>> streams, Notes notes) {
        this.declared = declared;
        this.streams = streams;
        this.notes = notes;
    }

    /** A query, and the columns that it has. */
    record Printed(String sql, List<TargetColumn> columns) {}

    Printed print(SqlCall call) {
        String name = call.getOperator().getName();
        return switch (name) {
            case "TOP_K_ITEMS_TUMBLING" -> topK(call);
            case "COUNT_DISTINCT_ITEMS_TUMBLING" -> countDistinct(call);
            default ->
                throw notes.unsupported(
                        name,
                        "Flink SQL has no " + name
                                + "; it would have to be written as a function or an operator in Java, over a library.");
        };
    }

    private Printed topK(SqlCall call) {
        notes.differs("TOP_K_ITEMS_TUMBLING", "Flink counts exactly; the function may count approximately.");
        String column = FlinkText.name(text(call, 1));
        String window = interval(call, 3);
        String counted = "SELECT CAST(" + column + " AS VARCHAR(1024)) AS `ITEM`, COUNT(*) AS `ITEM_COUNT`,\n"
                + "  TUMBLE_START(`ROWTIME`, " + window + ") AS `WINDOW_START`,\n"
                + "  TUMBLE_END(`ROWTIME`, " + window + ") AS `WINDOW_END`,\n"
                + "  " + TimeWindow.time(window) + " AS `ROWTIME`\n"
                + "FROM (\n" + Lines.indented(cursor(call)) + "\n) AS `C`\n"
                + "GROUP BY TUMBLE(`ROWTIME`, " + window + "), " + column;
        String ranked = "SELECT *, ROW_NUMBER() OVER (\n"
                + "  PARTITION BY `WINDOW_START`, `WINDOW_END` ORDER BY `ITEM_COUNT` DESC) AS `RANKED`\n"
                + "FROM (\n" + Lines.indented(counted) + "\n) AS `W`";
        return new Printed(
                "SELECT `ROWTIME`, `ITEM`, `ITEM_COUNT`\nFROM (\n" + Lines.indented(ranked)
                        + "\n) AS `R`\nWHERE `RANKED` <= " + number(call, 2),
                List.of(new TargetColumn("ITEM", "VARCHAR(1024)"), new TargetColumn("ITEM_COUNT", "BIGINT")));
    }

    private Printed countDistinct(SqlCall call) {
        notes.differs("COUNT_DISTINCT_ITEMS_TUMBLING", "Flink counts exactly; the function may count approximately.");
        String window = interval(call, 2);
        return new Printed(
                "SELECT " + TimeWindow.time(window) + " AS `ROWTIME`, COUNT(DISTINCT " + FlinkText.name(text(call, 1))
                        + ") AS `NUMBER_OF_DISTINCT_ITEMS`\nFROM (\n" + Lines.indented(cursor(call))
                        + "\n) AS `C`\nGROUP BY TUMBLE(`ROWTIME`, " + window + ")",
                List.of(new TargetColumn("NUMBER_OF_DISTINCT_ITEMS", "BIGINT")));
    }

    private String cursor(SqlCall call) {
        for (SqlNode operand : call.getOperandList()) {
            if (operand.getKind() == SqlKind.CURSOR) {
                return new QueryPrinter(declared, streams, notes)
                        .nested(((SqlCall) operand).operand(0), List.of())
                        .sql();
            }
        }
        throw notes.unsupported(call.getOperator().getName(), "There is no CURSOR(SELECT STREAM ...) to read from.");
    }

    private String text(SqlCall call, int operand) {
        if (call.operandCount() > operand && call.operand(operand) instanceof SqlCharStringLiteral literal) {
            return literal.getValueAs(String.class);
        }
        throw notes.unsupported(call.getOperator().getName(), "The name of the column is not a text in single quotes.");
    }

    private long number(SqlCall call, int operand) {
        if (call.operandCount() > operand && call.operand(operand) instanceof SqlNumericLiteral literal) {
            return literal.longValue(true);
        }
        throw notes.unsupported(
                call.getOperator().getName(), "Argument " + (operand + 1) + " is not a number that is written out.");
    }

    private String interval(SqlCall call, int operand) {
        return FlinkText.interval(number(call, operand) * 1000);
    }
}
