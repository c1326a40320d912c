package wildrydes.pump.expression;

import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.ReflectiveSqlOperatorTable;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlMonotonicity;
import wildrydes.pump.sql.ast.KdaOperators;

/**
 * The operators and functions that an application may use: the standard ones, and those that the service adds;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-functions.html.
 */
public final class KdaOperatorTable extends ReflectiveSqlOperatorTable {

    /** The rowtime of the row that is computed from: has no name in SQL, the front end puts it into expressions. */
    public static final SqlFunction ROWTIME_OF_ROW =
            new SqlFunction(
                    "ROWTIME",
                    SqlKind.OTHER_FUNCTION,
                    ReturnTypes.explicit(SqlTypeName.TIMESTAMP),
                    null,
                    OperandTypes.NILADIC,
                    SqlFunctionCategory.TIMEDATE) {
                @Override
                public SqlSyntax getSyntax() {
                    return SqlSyntax.FUNCTION_ID;
                }

                @Override
                public SqlMonotonicity getMonotonicity(SqlOperatorBinding call) {
                    return SqlMonotonicity.INCREASING;
                }
            };

    /** When the row is computed. */
    public static final SqlFunction CURRENT_ROW_TIMESTAMP =
            new SqlFunction(
                    "CURRENT_ROW_TIMESTAMP",
                    SqlKind.OTHER_FUNCTION,
                    ReturnTypes.explicit(SqlTypeName.TIMESTAMP),
                    null,
                    OperandTypes.NILADIC,
                    SqlFunctionCategory.TIMEDATE) {
                @Override
                public SqlSyntax getSyntax() {
                    return SqlSyntax.FUNCTION_ID;
                }

                @Override
                public boolean isDeterministic() {
                    return false;
                }
            };

    /** See {@link KdaOperators#STEP}. */
    public static final SqlFunction STEP = KdaOperators.STEP;

    private static final SqlOperatorTable INSTANCE =
            SqlOperatorTables.chain(new KdaOperatorTable().init(), SqlStdOperatorTable.instance());

    private KdaOperatorTable() {}

    /** The operators; made once. */
    public static SqlOperatorTable instance() {
        return INSTANCE;
    }
}
