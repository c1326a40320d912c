package wildrydes.pump.sql.ast;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.validate.SqlMonotonicity;

/** Operators with a syntax of their own. */
public final class KdaOperators {

    private KdaOperators() {}

    /**
     * STEP(time BY INTERVAL ...) and STEP(integer BY integer): the largest multiple of the second that is not above the
     * first; docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-step.html.
     */
    public static final SqlFunction STEP =
            new SqlFunction(
                    "STEP",
                    SqlKind.OTHER_FUNCTION,
                    ReturnTypes.ARG0_NULLABLE,
                    null,
                    OperandTypes.or(
                            OperandTypes.family(SqlTypeFamily.DATETIME, SqlTypeFamily.DATETIME_INTERVAL),
                            OperandTypes.family(SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER)),
                    SqlFunctionCategory.TIMEDATE) {
                @Override
                public SqlMonotonicity getMonotonicity(SqlOperatorBinding call) {
                    return call.getOperandMonotonicity(0).unstrict();
                }

                @Override
                public void unparse(SqlWriter writer, SqlCall call, int leftPrec, int rightPrec) {
                    SqlWriter.Frame frame = writer.startFunCall(getName());
                    call.operand(0).unparse(writer, 0, 0);
                    writer.keyword("BY");
                    call.operand(1).unparse(writer, 0, 0);
                    writer.endFunCall(frame);
                }
            };

    /** WINDOWED BY STAGGER (PARTITION BY keys RANGE interval): its operands are the list of keys and the interval. */
    public static final SqlOperator STAGGER = new SqlSpecialOperator("STAGGER", SqlKind.OTHER);

    /** The end of ORDER BY ... WITHIN interval. */
    public static final SqlOperator WITHIN = new SqlSpecialOperator("WITHIN", SqlKind.OTHER);
}
