package wildrydes.pump.flink;

import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlNode;
import wildrydes.pump.explain.SqlText;
import wildrydes.pump.type.SqlType;

/** How Flink SQL writes names, types, lengths of time and expressions. */
final class FlinkText {

    private static final SqlDialect DIALECT = new SqlDialect(SqlDialect.EMPTY_CONTEXT
            .withDatabaseProduct(SqlDialect.DatabaseProduct.UNKNOWN)
            .withIdentifierQuoteString("`"));

    private static final long[] UNIT_MILLIS = {86_400_000, 3_600_000, 60_000, 1_000};
    private static final String[] UNITS = {"DAY", "HOUR", "MINUTE", "SECOND"};

    private FlinkText() {}

    static String name(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    static String of(SqlNode node) {
        return SqlText.of(node, DIALECT);
    }

    static String type(SqlType type) {
        return switch (type.name()) {
            case INTEGER -> "INT";
            case REAL -> "FLOAT";
            case TIMESTAMP -> "TIMESTAMP(3)";
            case TIME -> "TIME(3)";
            default -> type.toString();
        };
    }

    /** INTERVAL '1' MINUTE, in the largest unit that it is a whole number of. */
    static String interval(long millis) {
        for (int i = 0; i < UNITS.length; i++) {
            if (millis % UNIT_MILLIS[i] == 0 && (millis > 0 || i == UNITS.length - 1)) {
                long count = millis / UNIT_MILLIS[i];
                int digits = Long.toString(count).length();
                return "INTERVAL '" + count + "' " + UNITS[i] + (digits > 2 ? "(" + digits + ")" : "");
            }
        }
        return "INTERVAL '" + millis / 1000 + "." + String.format(java.util.Locale.ROOT, "%03d", millis % 1000)
                + "' SECOND";
    }
}
