package wildrydes.pump.sql.query;

import java.math.BigDecimal;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/** The values of literals. */
final class Literals {

    private Literals() {}

    /** Of a numeric literal its value, of an interval its milliseconds or months. */
    static BigDecimal number(RexNode literal) {
        if (literal instanceof RexLiteral known && known.getValue4() instanceof BigDecimal number) {
            return number;
        }
        throw new IllegalArgumentException(literal + " is no literal number");
    }

    static RexNode bigint(BigDecimal value) {
        return Expressions.builder().makeExactLiteral(value, Expressions.types().createSqlType(SqlTypeName.BIGINT));
    }
}
