package wildrydes.pump.flink;

import java.util.List;
import org.apache.calcite.sql.SqlDataTypeSpec;
import wildrydes.pump.explain.Declarations;
import wildrydes.pump.sql.ast.CreateStream;
import wildrydes.pump.sql.text.SqlText;
import wildrydes.pump.type.Column;

/**
 * A column of a stream.
 *
 * @param type as Flink writes it
 */
record TargetColumn(String name, String type) {

    static List<TargetColumn> of(List<Column> columns) {
        return columns.stream()
                .map(column -> new TargetColumn(column.name(), FlinkText.type(column.type())))
                .toList();
    }

    static List<TargetColumn> of(CreateStream stream) {
        return stream.columns().stream()
                .map(column -> new TargetColumn(Declarations.name(column.name()), type(column.type())))
                .toList();
    }

    private static String type(SqlDataTypeSpec spec) {
        String type = SqlText.of(spec);
        return switch (type) {
            case "INTEGER" -> "INT";
            case "REAL" -> "FLOAT";
            case "TIMESTAMP" -> "TIMESTAMP(3)";
            case "TIME" -> "TIME(3)";
            default -> type;
        };
    }

    /** Whether a number can be too large for it, which Flink's CAST does not notice. */
    boolean wraps() {
        return type.equals("SMALLINT") || type.equals("INT") || type.equals("TINYINT");
    }
}
