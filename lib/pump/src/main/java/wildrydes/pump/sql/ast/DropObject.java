package wildrydes.pump.sql.ast;

import java.util.List;
import org.apache.calcite.sql.SqlDrop;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** DROP STREAM, DROP PUMP or DROP FUNCTION. */
public final class DropObject extends SqlDrop {

    /** What is dropped. */
    public enum Kind {
        STREAM,
        PUMP,
        FUNCTION
    }

    private static final SqlOperator OPERATOR = new SqlSpecialOperator("DROP", SqlKind.OTHER_DDL);

    private final Kind kind;
    private final SqlIdentifier name;

    public DropObject(SqlParserPos place, Kind kind, boolean ifExists, SqlIdentifier name) {
        super(OPERATOR, place, ifExists);
        this.kind = kind;
        this.name = name;
    }

    public Kind kind() {
        return kind;
    }

    public boolean onlyIfThere() {
        return ifExists;
    }

    public SqlIdentifier name() {
        return name;
    }

    @Override
    public List<SqlNode> getOperandList() {
        return List.of(name);
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
        writer.keyword("DROP " + kind);
        name.unparse(writer, 0, 0);
    }
}
