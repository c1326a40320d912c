package wildrydes.pump.expression;

import java.math.BigDecimal;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlMonotonicity;
import org.jspecify.annotations.Nullable;

/**
 * SUBSTRING(text FROM start [FOR length]), SUBSTRING(text FROM regex), and the three operands of SUBSTRING(text SIMILAR
 * pattern ESCAPE escape); docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-substring.html.
 */
final class SubstringFunction extends SqlFunction {

    SubstringFunction() {
        super(
                "SUBSTRING",
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.ARG0_NULLABLE_VARYING.andThen(SqlTypeTransforms.FORCE_NULLABLE),
                null,
                OperandTypes.family(SqlTypeFamily.STRING, SqlTypeFamily.INTEGER)
                        .or(OperandTypes.family(SqlTypeFamily.STRING, SqlTypeFamily.INTEGER, SqlTypeFamily.INTEGER))
                        .or(OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER))
                        .or(OperandTypes.family(
                                SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER)),
                SqlFunctionCategory.STRING);
    }

    /** What a growing text begins with grows, too; see the page on monotonic expressions. */
    @Override
    public SqlMonotonicity getMonotonicity(SqlOperatorBinding call) {
        return call.getOperandCount() == 3
                        && SqlTypeUtil.isIntType(call.getOperandType(1))
                        && fromTheFirst(call)
                        && call.isOperandLiteral(2, false)
                ? call.getOperandMonotonicity(0).unstrict()
                : SqlMonotonicity.NOT_MONOTONIC;
    }

    private static boolean fromTheFirst(SqlOperatorBinding call) {
        @Nullable
        Object start = call.isOperandLiteral(1, false) ? call.getOperandLiteralValue(1, BigDecimal.class) : null;
        return start instanceof BigDecimal position
                && (position.signum() == 0 || position.compareTo(BigDecimal.ONE) == 0);
    }
}
