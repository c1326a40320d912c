package wildrydes.pump.sql.ast;

import java.util.List;
import org.apache.calcite.sql.SqlCreate;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** CREATE [OR REPLACE] PUMP. */
public final class CreatePump extends SqlCreate {

    private static final SqlOperator OPERATOR = new SqlSpecialOperator("CREATE PUMP", SqlKind.OTHER_DDL);

    private final SqlIdentifier name;
    private final SqlInsert insert;
    private final boolean started;
    private final @Nullable SqlNode description;

    public CreatePump(
            SqlParserPos place,
            boolean replace,
            SqlIdentifier name,
            SqlNode insert,
            boolean started,
            @Nullable SqlNode description) {
        super(OPERATOR, place, replace, false);
        this.name = name;
        this.insert = (SqlInsert) insert;
        this.started = started;
        this.description = description;
    }

    public SqlIdentifier name() {
        return name;
    }

    public SqlInsert insert() {
        return insert;
    }

    /** False where it says STOPPED: such a pump waits for ALTER PUMP ... START. */
    public boolean started() {
        return started;
    }

    public @Nullable SqlNode description() {
        return description;
    }

    @Override
    public List<SqlNode> getOperandList() {
        return List.of(name, insert);
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
        writer.keyword(getReplace() ? "CREATE OR REPLACE PUMP" : "CREATE PUMP");
        name.unparse(writer, 0, 0);
        if (!started) {
            writer.keyword("STOPPED");
        }
        writer.keyword("AS");
        writer.newlineAndIndent();
        insert.unparse(writer, 0, 0);
    }
}
