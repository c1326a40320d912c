package wildrydes.pump.sql.text;

import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriterConfig;
import org.apache.calcite.sql.dialect.CalciteSqlDialect;
import org.apache.calcite.sql.pretty.SqlPrettyWriter;

/** Writes parts of a tree as text. */
public final class SqlText {

    private SqlText() {}

    /** As KDA SQL has it, on one line, with quotes around the names that were written with them. */
    public static String of(SqlNode node) {
        return format(node, CalciteSqlDialect.DEFAULT, false);
    }

    /** As another dialect has it, on one line, with all names in its quotes. */
    public static String of(SqlNode node, SqlDialect dialect) {
        return format(node, dialect, true);
    }

    private static String format(SqlNode node, SqlDialect dialect, boolean quoteAll) {
        SqlWriterConfig config = SqlPrettyWriter.config()
                .withDialect(dialect)
                .withAlwaysUseParentheses(false)
                .withQuoteAllIdentifiers(quoteAll)
                .withClauseStartsLine(false)
                .withSelectListItemsOnSeparateLines(false)
                .withLineFolding(SqlWriterConfig.LineFolding.WIDE)
                .withIndentation(0);
        return new SqlPrettyWriter(config).format(node);
    }
}
