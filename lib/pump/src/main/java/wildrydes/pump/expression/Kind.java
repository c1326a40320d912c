package wildrydes.pump.expression;

import org.apache.calcite.rel.type.RelDataType;
import wildrydes.pump.function.Arithmetic;

/** How the numbers of a type are held and computed. Intervals are numbers, too, of milliseconds or of months. */
enum Kind {
    /** SMALLINT, INTEGER, BIGINT and intervals. */
    INTEGRAL,
    /** DECIMAL. */
    EXACT,
    /** REAL and DOUBLE. */
    APPROXIMATE;

    static Kind of(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case DECIMAL -> EXACT;
            case REAL, FLOAT, DOUBLE -> APPROXIMATE;
            default -> INTEGRAL;
        };
    }

    /** A whole number as a value of an integral type. */
    static Object integral(RelDataType type, long value) {
        return switch (type.getSqlTypeName()) {
            case TINYINT, SMALLINT -> Arithmetic.smallint(value);
            case INTEGER -> Arithmetic.integer(value);
            default -> value;
        };
    }

    /** A number as a value of an approximate type. */
    static Object approximate(RelDataType type, double value) {
        return switch (type.getSqlTypeName()) {
            case REAL -> Arithmetic.real(value);
            default -> Arithmetic.finite(value);
        };
    }

    /** An operand of integral arithmetic, without its fraction if it has one. */
    static long whole(Number value) {
        return value instanceof java.math.BigDecimal decimal
                ? Arithmetic.bigint(decimal)
                : value instanceof Double || value instanceof Float
                        ? Arithmetic.bigint(Arithmetic.exact(value))
                        : value.longValue();
    }
}
