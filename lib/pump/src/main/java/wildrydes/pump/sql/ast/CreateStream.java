package wildrydes.pump.sql.ast;

import java.util.List;
import org.apache.calcite.sql.SqlCreate;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** CREATE [OR REPLACE] STREAM. */
public final class CreateStream extends SqlCreate {

    private static final SqlOperator OPERATOR = new SqlSpecialOperator("CREATE STREAM", SqlKind.OTHER_DDL);

    private final SqlIdentifier name;
    private final SqlNodeList columns;
    private final @Nullable SqlNode description;

    public CreateStream(
            SqlParserPos place,
            boolean replace,
            SqlIdentifier name,
            SqlNodeList columns,
            @Nullable SqlNode description) {
        super(OPERATOR, place, replace, false);
        this.name = name;
        this.columns = columns;
        this.description = description;
    }

    public SqlIdentifier name() {
        return name;
    }

    public List<ColumnDeclaration> columns() {
        return columns.stream().map(ColumnDeclaration.class::cast).toList();
    }

    public @Nullable SqlNode description() {
        return description;
    }

    @Override
    public List<SqlNode> getOperandList() {
        return List.of(name, columns);
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
        writer.keyword(getReplace() ? "CREATE OR REPLACE STREAM" : "CREATE STREAM");
        name.unparse(writer, 0, 0);
        SqlWriter.Frame frame = writer.startList("(", ")");
        for (SqlNode column : columns) {
            writer.sep(",");
            column.unparse(writer, 0, 0);
        }
        writer.endList(frame);
    }
}
