package wildrydes.pump.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.calcite.rex.RexLiteral;
import org.jspecify.annotations.Nullable;

/** The values of literals, as rows hold them. */
final class Literals {

    private Literals() {}

    static @Nullable Object value(RexLiteral literal) {
        if (literal.isNull()) {
            return null;
        }
        return switch (literal.getType().getSqlTypeName()) {
            case TINYINT, SMALLINT -> number(literal).shortValueExact();
            case INTEGER -> number(literal).intValueExact();
            case BIGINT -> number(literal).longValueExact();
            case DECIMAL -> number(literal).setScale(literal.getType().getScale(), RoundingMode.HALF_UP);
            case REAL -> literal.getValueAs(Float.class);
            case FLOAT, DOUBLE -> literal.getValueAs(Double.class);
            case CHAR, VARCHAR -> literal.getValueAs(String.class);
            case BINARY, VARBINARY -> literal.getValueAs(byte[].class);
            case DATE, TIME -> literal.getValueAs(Integer.class);
            case TIMESTAMP -> literal.getValueAs(Long.class);
            case INTERVAL_YEAR,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_MONTH,
                    INTERVAL_DAY,
                    INTERVAL_DAY_HOUR,
                    INTERVAL_DAY_MINUTE,
                    INTERVAL_DAY_SECOND,
                    INTERVAL_HOUR,
                    INTERVAL_HOUR_MINUTE,
                    INTERVAL_HOUR_SECOND,
                    INTERVAL_MINUTE,
                    INTERVAL_MINUTE_SECOND,
                    INTERVAL_SECOND -> number(literal).longValueExact();
            default -> literal.getValueAs(Comparable.class);
        };
    }

    private static BigDecimal number(RexLiteral literal) {
        BigDecimal number = literal.getValueAs(BigDecimal.class);
        if (number == null) {
            throw new IllegalArgumentException("The literal " + literal + " is no number.");
        }
        return number;
    }
}
