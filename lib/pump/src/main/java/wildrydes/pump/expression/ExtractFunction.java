package wildrydes.pump.expression;

import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlExtractFunction;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * EXTRACT: BIGINT, but of seconds DECIMAL(5, 3);
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-extract.html.
 */
final class ExtractFunction extends SqlExtractFunction {

    ExtractFunction() {
        super("EXTRACT", false);
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding call) {
        RelDataType type = super.inferReturnType(call);
        if (!ofSeconds(call)) {
            return type;
        }
        return call.getTypeFactory()
                .createTypeWithNullability(
                        call.getTypeFactory().createSqlType(SqlTypeName.DECIMAL, 5, 3), type.isNullable());
    }

    private static boolean ofSeconds(SqlOperatorBinding call) {
        if (call instanceof SqlCallBinding binding) {
            return binding.operand(0) instanceof SqlIntervalQualifier qualifier
                    && qualifier.timeUnitRange == TimeUnitRange.SECOND;
        }
        return call.getOperandLiteralValue(0, TimeUnitRange.class) == TimeUnitRange.SECOND;
    }
}
