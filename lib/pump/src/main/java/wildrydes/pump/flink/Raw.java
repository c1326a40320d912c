package wildrydes.pump.flink;

import java.util.List;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Text in the place of an expression. */
final class Raw {

    private Raw() {}

    /** An expression that is written as this text, which needs no parentheses around it. */
    static SqlNode of(String text) {
        SqlSpecialOperator operator = new SqlSpecialOperator("RAW", SqlKind.OTHER) {
            @Override
            public void unparse(SqlWriter writer, SqlCall call, int leftPrec, int rightPrec) {
                writer.print(text);
                writer.setNeedWhitespace(true);
            }
        };
        return new SqlBasicCall(operator, List.of(), SqlParserPos.ZERO);
    }
}
