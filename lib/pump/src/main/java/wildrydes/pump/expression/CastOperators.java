package wildrydes.pump.expression;

import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** CAST; docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-cast.html. */
final class CastOperators {

    private CastOperators() {}

    static void addTo(Map<SqlOperator, ExpressionCompiler.Operator> all) {
        all.put(SqlStdOperatorTable.CAST, (call, operands) -> {
            RelDataType from = call.getOperands().get(0).getType();
            return Casts.of(operands.get(0), from, call.getType());
        });
        all.put(SqlStdOperatorTable.REINTERPRET, (call, operands) -> operands.get(0));
    }
}
