package wildrydes.pump.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import wildrydes.pump.function.Arithmetic;
import wildrydes.pump.function.Conversions;
import wildrydes.pump.function.IntervalText;
import wildrydes.pump.function.TimeText;
import wildrydes.pump.function.TimeUnit;
import wildrydes.pump.function.Times;

/** Makes values of one type of values of another. */
final class Casts {

    private Casts() {}

    /** The operands of a call that chooses one of them, as values of the call's type; conditions stay as they are. */
    static List<Expression> each(RexCall call, List<Expression> operands) {
        List<Expression> cast = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            boolean condition = call.getKind() == SqlKind.CASE && i % 2 == 0 && i < operands.size() - 1;
            cast.add(
                    condition
                            ? operands.get(i)
                            : of(operands.get(i), call.getOperands().get(i).getType(), call.getType()));
        }
        return cast;
    }

    /**
     * A value of a type as one of another.
     *
     * @throws IllegalArgumentException if no value of the one can be a value of the other
     */
    static Expression of(Expression operand, RelDataType from, RelDataType to) {
        if (from.getSqlTypeName() == SqlTypeName.NULL) {
            return operand;
        }
        return switch (to.getSqlTypeName()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, FLOAT, DOUBLE -> toNumber(operand, from, to);
            case CHAR, VARCHAR -> toText(operand, from, to);
            case BOOLEAN -> isText(from) ? Strict.<String>of(operand, Conversions::toBoolean) : same(operand, from, to);
            case DATE -> toDate(operand, from, to);
            case TIME -> toTime(operand, from, to);
            case TIMESTAMP -> toTimestamp(operand, from, to);
            case BINARY, VARBINARY -> toBytes(operand, from, to);
            default ->
                SqlTypeName.INTERVAL_TYPES.contains(to.getSqlTypeName()) && isText(from)
                        ? toInterval(operand, to)
                        : same(operand, from, to);
        };
    }

    /** Bytes that are too many for the type are cut; BINARY has as many as it says. */
    private static Expression toBytes(Expression operand, RelDataType from, RelDataType to) {
        int length = to.getPrecision();
        boolean fixed = to.getSqlTypeName() == SqlTypeName.BINARY;
        return Strict.<byte[]>of(
                same(operand, from, to),
                bytes ->
                        bytes.length > length || fixed && bytes.length < length ? Arrays.copyOf(bytes, length) : bytes);
    }

    private static Expression toDate(Expression operand, RelDataType from, RelDataType to) {
        return switch (from.getSqlTypeName()) {
            case CHAR, VARCHAR -> Strict.<String>of(operand, TimeText::toDate);
            case TIMESTAMP -> Strict.<Long>of(operand, value -> (int) Math.floorDiv(value, Times.DAY));
            default -> same(operand, from, to);
        };
    }

    private static Expression toTime(Expression operand, RelDataType from, RelDataType to) {
        return switch (from.getSqlTypeName()) {
            case CHAR, VARCHAR -> Strict.<String>of(operand, TimeText::toTime);
            case TIMESTAMP -> Strict.<Long>of(operand, value -> (int) Math.floorMod(value, Times.DAY));
            default -> same(operand, from, to);
        };
    }

    private static Expression toTimestamp(Expression operand, RelDataType from, RelDataType to) {
        return switch (from.getSqlTypeName()) {
            case CHAR, VARCHAR -> Strict.<String>of(operand, TimeText::toTimestamp);
            case DATE -> Strict.<Integer>of(operand, value -> value * Times.DAY);
            case TIME -> ofToday(operand);
            case TIMESTAMP -> toPrecision(operand, from, to);
            default -> same(operand, from, to);
        };
    }

    /** A time of day is one of the day on which the query began, as CURRENT_DATE is. */
    private static Expression ofToday(Expression time) {
        return (rowtime, row, context) -> {
            Object value = time.value(rowtime, row, context);
            return value == null ? null : Times.step(context.started(), Times.DAY) + (Integer) value;
        };
    }

    private static Expression toPrecision(Expression operand, RelDataType from, RelDataType to) {
        if (to.getPrecision() >= Math.min(from.getPrecision(), 3)) {
            return operand;
        }
        long unit = to.getPrecision() <= 0 ? 1_000 : to.getPrecision() == 1 ? 100 : 10;
        return Strict.<Long>of(operand, value -> Times.step(value, unit));
    }

    private static Expression toInterval(Expression operand, RelDataType to) {
        if (!SqlTypeName.DAY_INTERVAL_TYPES.contains(to.getSqlTypeName())) {
            throw new IllegalArgumentException("A string cannot be cast to " + to + ".");
        }
        TimeUnit first = first(to);
        TimeUnit last = last(to);
        return Strict.<String>of(operand, text -> IntervalText.toMillis(text, first, last));
    }

    private static TimeUnit first(RelDataType interval) {
        return TimeUnit.valueOf(interval.getSqlTypeName().getStartUnit().name());
    }

    private static TimeUnit last(RelDataType interval) {
        return TimeUnit.valueOf(interval.getSqlTypeName().getEndUnit().name());
    }

    private static Expression toNumber(Expression operand, RelDataType from, RelDataType to) {
        if (isText(from)) {
            return number(
                    Strict.<String>of(
                            operand,
                            text -> Conversions.toNumber(
                                    text, to.getSqlTypeName().name())),
                    to);
        }
        if (from.getFamily() == SqlTypeFamily.NUMERIC || SqlTypeName.NUMERIC_TYPES.contains(from.getSqlTypeName())) {
            return from.getSqlTypeName() == to.getSqlTypeName() && to.getSqlTypeName() != SqlTypeName.DECIMAL
                    ? operand
                    : number(operand, to);
        }
        if (SqlTypeName.INTERVAL_TYPES.contains(from.getSqlTypeName())) {
            BigDecimal unit = BigDecimal.valueOf(IntervalText.length(last(from)));
            return number(
                    Strict.<Long>of(
                            operand, interval -> BigDecimal.valueOf(interval).divide(unit, 6, RoundingMode.DOWN)),
                    to);
        }
        return same(operand, from, to);
    }

    private static Expression number(Expression operand, RelDataType to) {
        return switch (to.getSqlTypeName()) {
            case TINYINT, SMALLINT -> Strict.<Number>of(operand, value -> Conversions.toSmallint(value));
            case INTEGER -> Strict.<Number>of(operand, Conversions::toInteger);
            case BIGINT -> Strict.<Number>of(operand, Conversions::toBigint);
            case DECIMAL ->
                Strict.<Number>of(
                        operand,
                        value -> Arithmetic.decimal(Arithmetic.exact(value), to.getPrecision(), to.getScale()));
            case REAL -> Strict.<Number>of(operand, value -> Arithmetic.real(value.doubleValue()));
            default -> Strict.<Number>of(operand, value -> Arithmetic.finite(value.doubleValue()));
        };
    }

    /** A string that is too long for the type is cut; any other value that is too long for it is an error. */
    private static Expression toText(Expression operand, RelDataType from, RelDataType to) {
        int length = to.getPrecision() < 0 ? KdaTypeSystem.LENGTH : to.getPrecision();
        Expression text;
        if (isText(from)) {
            text = from.getPrecision() >= 0 && from.getPrecision() <= length
                    ? operand
                    : Strict.<String>of(operand, value -> Conversions.cut(value, length));
        } else {
            String type = to.getSqlTypeName() + "(" + length + ")";
            Function<Object, String> print = print(from);
            text = Strict.of(operand, value -> Conversions.fitting(print.apply(value), length, type));
        }
        return to.getSqlTypeName() == SqlTypeName.CHAR
                ? Strict.<String>of(text, value -> Conversions.padded(value, length))
                : text;
    }

    private static Function<Object, String> print(RelDataType from) {
        return switch (from.getSqlTypeName()) {
            case DATE -> value -> TimeText.date((Integer) value);
            case TIME -> value -> TimeText.time((Integer) value);
            case TIMESTAMP -> value -> TimeText.timestamp((Long) value);
            case DECIMAL -> value -> ((BigDecimal) value).toPlainString();
            case BOOLEAN -> value -> value.toString().toUpperCase(Locale.ROOT);
            case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, FLOAT, DOUBLE -> Object::toString;
            default -> printInterval(from);
        };
    }

    private static Function<Object, String> printInterval(RelDataType from) {
        if (!SqlTypeName.INTERVAL_TYPES.contains(from.getSqlTypeName())) {
            throw new IllegalArgumentException("A value of type " + from + " cannot be cast to a string.");
        }
        TimeUnit first = first(from);
        TimeUnit last = last(from);
        return SqlTypeName.YEAR_INTERVAL_TYPES.contains(from.getSqlTypeName())
                ? value -> IntervalText.ofMonths((Long) value, first, last)
                : value -> IntervalText.ofMillis((Long) value, first, last);
    }

    private static boolean isText(RelDataType type) {
        return SqlTypeName.CHAR_TYPES.contains(type.getSqlTypeName());
    }

    private static Expression same(Expression operand, RelDataType from, RelDataType to) {
        if (from.getSqlTypeName() == to.getSqlTypeName() || from.getFamily().equals(to.getFamily())) {
            return operand;
        }
        throw new IllegalArgumentException("A value of type " + from + " cannot be cast to " + to + ".");
    }
}
