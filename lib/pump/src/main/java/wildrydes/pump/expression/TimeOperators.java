package wildrydes.pump.expression;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.CEIL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.CURRENT_DATE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.CURRENT_TIME;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.CURRENT_TIMESTAMP;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.DATETIME_PLUS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.FLOOR;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.LOCALTIME;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.LOCALTIMESTAMP;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.MINUS_DATE;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.function.TimeUnit;
import wildrydes.pump.function.Times;
import wildrydes.pump.sql.ast.KdaOperators;

/**
 * Times and intervals;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-date-timestamp-interval.html.
 */
final class TimeOperators {

    private TimeOperators() {}

    static void addTo(Map<SqlOperator, ExpressionCompiler.Operator> all) {
        all.put(KdaOperatorTable.ROWTIME_OF_ROW, (call, operands) -> (rowtime, row, context) -> rowtime);
        all.put(KdaOperatorTable.CURRENT_ROW_TIMESTAMP, (call, operands) -> (rowtime, row, context) -> context.now());
        for (SqlOperator timestamp : List.of(CURRENT_TIMESTAMP, LOCALTIMESTAMP)) {
            all.put(timestamp, (call, operands) -> (rowtime, row, context) -> context.started());
        }
        for (SqlOperator time : List.of(CURRENT_TIME, LOCALTIME)) {
            all.put(
                    time,
                    (call, operands) -> (rowtime, row, context) -> (int) Math.floorMod(context.started(), Times.DAY));
        }
        all.put(
                CURRENT_DATE,
                (call, operands) -> (rowtime, row, context) -> (int) Math.floorDiv(context.started(), Times.DAY));
        all.put(
                FLOOR,
                (call, operands) -> operands.size() == 1
                        ? NumberOperators.whole(call, operands.get(0), RoundingMode.FLOOR)
                        : toUnit(call, operands.get(0), Times::floor));
        all.put(
                CEIL,
                (call, operands) -> operands.size() == 1
                        ? NumberOperators.whole(call, operands.get(0), RoundingMode.CEILING)
                        : toUnit(call, operands.get(0), Times::ceil));
        all.put(KdaOperators.STEP, TimeOperators::step);
        all.put(DATETIME_PLUS, (call, operands) -> plus(call, operands, 1));
        all.put(MINUS_DATE, TimeOperators::minus);
        all.put(KdaOperatorTable.EXTRACT, TimeOperators::extract);
    }

    /** FLOOR or CEIL. */
    @FunctionalInterface
    private interface Rounding {
        long round(long timestamp, TimeUnit unit);
    }

    private static Expression toUnit(RexCall call, Expression operand, Rounding rounding) {
        TimeUnit unit = unit(call, 1);
        return rounded(call, operand, timestamp -> rounding.round(timestamp, unit));
    }

    private static Expression step(RexCall call, List<Expression> operands) {
        RelDataType type = call.getType();
        long width = width(call.getOperands().get(1));
        return switch (type.getSqlTypeName()) {
            case TIMESTAMP, DATE, TIME ->
                rounded(
                        call,
                        operands.get(0),
                        months(call.getOperands().get(1))
                                ? timestamp -> Times.stepMonths(timestamp, width)
                                : timestamp -> Times.step(timestamp, width));
            default ->
                Strict.<Number>of(operands.get(0), value -> Kind.integral(type, Times.step(value.longValue(), width)));
        };
    }

    private static long width(RexNode operand) {
        Object value = operand instanceof RexLiteral literal ? Literals.value(literal) : null;
        if (!(value instanceof Number number) || number.longValue() <= 0) {
            throw new IllegalArgumentException("STEP goes by " + operand + ", which is not a literal above zero.");
        }
        return number.longValue();
    }

    /** Applies to a TIMESTAMP, DATE or TIME what is defined for timestamps. */
    private static Expression rounded(RexCall call, Expression operand, LongUnaryOperator function) {
        return switch (call.getType().getSqlTypeName()) {
            case DATE ->
                Strict.<Integer>of(operand, date ->
                        (int) Math.floorDiv(function.applyAsLong(date * Times.DAY), Times.DAY));
            case TIME ->
                Strict.<Integer>of(operand, time -> (int) Math.floorMod(function.applyAsLong(time), Times.DAY));
            default -> Strict.<Long>of(operand, function::applyAsLong);
        };
    }

    private static Expression plus(RexCall call, List<Expression> operands, int sign) {
        boolean months = months(call.getOperands().get(1));
        Expression time = operands.get(0);
        Expression interval = operands.get(1);
        return switch (call.getOperands().get(0).getType().getSqlTypeName()) {
            case DATE ->
                Strict.<Integer, Long>of(time, interval, (date, amount) -> {
                    long timestamp = date * Times.DAY;
                    long moved = months
                            ? Times.plusMonths(timestamp, sign * amount)
                            : Times.plusMillis(timestamp, sign * amount);
                    return (int) Math.floorDiv(moved, Times.DAY);
                });
            case TIME ->
                Strict.<Integer, Long>of(
                        time, interval, (of, amount) -> months ? of : Times.plusMillis(of, sign * amount));
            default ->
                Strict.<Long, Long>of(
                        time,
                        interval,
                        (timestamp, amount) -> months
                                ? Times.plusMonths(timestamp, sign * amount)
                                : Times.plusMillis(timestamp, sign * amount));
        };
    }

    private static Expression minus(RexCall call, List<Expression> operands) {
        RelDataType second = call.getOperands().get(1).getType();
        if (SqlTypeName.INTERVAL_TYPES.contains(second.getSqlTypeName())) {
            return plus(call, operands, -1);
        }
        Expression a = millis(call.getOperands().get(0).getType(), operands.get(0));
        Expression b = millis(second, operands.get(1));
        return SqlTypeName.YEAR_INTERVAL_TYPES.contains(call.getType().getSqlTypeName())
                ? Strict.<Long, Long>of(a, b, Times::monthsBetween)
                : Strict.<Long, Long>of(a, b, (later, earlier) -> later - earlier);
    }

    private static Expression extract(RexCall call, List<Expression> operands) {
        TimeUnit unit = unit(call, 0);
        RexNode operand = call.getOperands().get(1);
        if (SqlTypeName.INTERVAL_TYPES.contains(operand.getType().getSqlTypeName())) {
            boolean months = months(operand);
            return part(
                    call, operands.get(1), interval -> months ? ofMonths(interval, unit) : ofMillis(interval, unit));
        }
        return part(call, millis(operand.getType(), operands.get(1)), time -> Times.extract(time, unit));
    }

    /** A part as a BIGINT; of seconds, of which milliseconds are computed, as a DECIMAL. */
    private static Expression part(RexCall call, Expression operand, LongUnaryOperator function) {
        return call.getType().getSqlTypeName() == SqlTypeName.DECIMAL
                ? Strict.<Long>of(operand, value -> BigDecimal.valueOf(function.applyAsLong(value), 3))
                : Strict.<Long>of(operand, function::applyAsLong);
    }

    private static long ofMonths(long months, TimeUnit unit) {
        return switch (unit) {
            case YEAR -> months / 12;
            case QUARTER -> months % 12 / 3;
            case MONTH -> months % 12;
            default -> 0;
        };
    }

    private static long ofMillis(long millis, TimeUnit unit) {
        return switch (unit) {
            case DAY -> millis / Times.DAY;
            case HOUR -> millis / 3_600_000 % 24;
            case MINUTE -> millis / 60_000 % 60;
            case SECOND, MILLISECOND -> millis % 60_000;
            case EPOCH -> millis / 1_000;
            default -> 0;
        };
    }

    /** A time as the milliseconds that a TIMESTAMP has. */
    private static Expression millis(RelDataType type, Expression time) {
        return switch (type.getSqlTypeName()) {
            case DATE -> Strict.<Integer>of(time, date -> date * Times.DAY);
            case TIME -> Strict.<Integer>of(time, Integer::longValue);
            default -> time;
        };
    }

    private static boolean months(RexNode interval) {
        return SqlTypeName.YEAR_INTERVAL_TYPES.contains(interval.getType().getSqlTypeName());
    }

    private static TimeUnit unit(RexCall call, int operand) {
        @Nullable Object flag = Literals.value((RexLiteral) call.getOperands().get(operand));
        if (flag instanceof TimeUnitRange range) {
            for (TimeUnit unit : TimeUnit.values()) {
                if (unit.name().equals(range.name())) {
                    return unit;
                }
            }
        }
        throw new IllegalArgumentException(
                call.getOperator().getName() + " of " + flag + " cannot be executed; the units are YEAR to SECOND.");
    }
}
