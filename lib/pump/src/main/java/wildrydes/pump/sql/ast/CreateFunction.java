package wildrydes.pump.sql.ast;

import java.util.List;
import org.apache.calcite.sql.SqlCreate;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** CREATE FUNCTION ... RETURN expression. */
public final class CreateFunction extends SqlCreate {

    private static final SqlOperator OPERATOR = new SqlSpecialOperator("CREATE FUNCTION", SqlKind.CREATE_FUNCTION);

    private final SqlIdentifier name;
    private final SqlNodeList parameters;
    private final SqlDataTypeSpec type;
    private final SqlNode body;

    public CreateFunction(
            SqlParserPos place,
            boolean replace,
            SqlIdentifier name,
            SqlNodeList parameters,
            SqlDataTypeSpec type,
            SqlNode body) {
        super(OPERATOR, place, replace, false);
        this.name = name;
        this.parameters = parameters;
        this.type = type;
        this.body = body;
    }

    public SqlIdentifier name() {
        return name;
    }

    public List<ColumnDeclaration> parameters() {
        return parameters.stream().map(ColumnDeclaration.class::cast).toList();
    }

    public SqlDataTypeSpec type() {
        return type;
    }

    public SqlNode body() {
        return body;
    }

    @Override
    public List<SqlNode> getOperandList() {
        return List.of(name, parameters, type, body);
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
        writer.keyword("CREATE FUNCTION");
        name.unparse(writer, 0, 0);
        SqlWriter.Frame frame = writer.startList("(", ")");
        for (SqlNode parameter : parameters) {
            writer.sep(",");
            parameter.unparse(writer, 0, 0);
        }
        writer.endList(frame);
        writer.keyword("RETURNS");
        type.unparse(writer, 0, 0);
        writer.keyword("RETURN");
        body.unparse(writer, 0, 0);
    }
}
