package wildrydes.pump.sql.ast;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** ALTER PUMP ... START or STOP. */
public final class AlterPump extends SqlCall {

    private static final SqlOperator OPERATOR = new SqlSpecialOperator("ALTER PUMP", SqlKind.OTHER_DDL);

    private final SqlNodeList names;
    private final boolean start;

    public AlterPump(SqlParserPos place, SqlNodeList names, boolean start) {
        super(place);
        this.names = names;
        this.start = start;
    }

    public List<SqlIdentifier> names() {
        return names.stream().map(SqlIdentifier.class::cast).toList();
    }

    public boolean start() {
        return start;
    }

    @Override
    public SqlOperator getOperator() {
        return OPERATOR;
    }

    @Override
    public List<SqlNode> getOperandList() {
        return List.of(names);
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
        writer.keyword("ALTER PUMP");
        names.unparse(writer, 0, 0);
        writer.keyword(start ? "START" : "STOP");
    }
}
