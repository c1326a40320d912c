package wildrydes.pump.expression;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.ABS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.CHECKED_DIVIDE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.CHECKED_MINUS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.CHECKED_MULTIPLY;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.CHECKED_PLUS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.CHECKED_UNARY_MINUS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.DIVIDE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.DIVIDE_INTEGER;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.EXP;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.LN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.LOG10;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.MINUS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.MOD;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.MULTIPLY;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.PERCENT_REMAINDER;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.PLUS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.POWER;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.SQRT;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.UNARY_MINUS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.UNARY_PLUS;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;
import wildrydes.pump.function.Arithmetic;
import wildrydes.pump.function.Conversions;

/**
 * Arithmetic; docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-arithmetic-operators.html and
 * -numeric-functions.html. Operands are brought to the type of the result first.
 */
final class NumberOperators {

    /** An operation, for the three ways in which numbers are held. */
    private record Binary(
            LongBinaryOperator integral, BinaryOperator<BigDecimal> exact, DoubleBinaryOperator approximate) {}

    private static final Binary ADD = new Binary(Arithmetic::add, BigDecimal::add, (a, b) -> a + b);
    private static final Binary SUBTRACT = new Binary(Arithmetic::subtract, BigDecimal::subtract, (a, b) -> a - b);
    private static final Binary TIMES = new Binary(Arithmetic::multiply, BigDecimal::multiply, (a, b) -> a * b);
    private static final Binary REMAINDER = new Binary(Arithmetic::modulo, Arithmetic::modulo, (a, b) -> a % b);

    private NumberOperators() {}

    static void addTo(Map<SqlOperator, ExpressionCompiler.Operator> all) {
        for (SqlOperator plus : List.of(PLUS, CHECKED_PLUS)) {
            all.put(plus, (call, operands) -> binary(call, operands, ADD));
        }
        for (SqlOperator minus : List.of(MINUS, CHECKED_MINUS)) {
            all.put(minus, (call, operands) -> binary(call, operands, SUBTRACT));
        }
        for (SqlOperator times : List.of(MULTIPLY, CHECKED_MULTIPLY)) {
            all.put(
                    times,
                    (call, operands) -> isInterval(call)
                            ? interval(operands, BigDecimal::multiply)
                            : binary(call, operands, TIMES));
        }
        for (SqlOperator divide : List.of(DIVIDE, CHECKED_DIVIDE, DIVIDE_INTEGER)) {
            all.put(
                    divide,
                    (call, operands) -> isInterval(call)
                            ? interval(operands, (a, b) -> Arithmetic.divide(a, b, 0))
                            : binary(call, operands, quotient(call.getType())));
        }
        for (SqlOperator mod : List.of(MOD, PERCENT_REMAINDER)) {
            all.put(mod, (call, operands) -> binary(call, operands, REMAINDER));
        }
        for (SqlOperator negative : List.of(UNARY_MINUS, CHECKED_UNARY_MINUS)) {
            all.put(negative, NumberOperators::negative);
        }
        all.put(UNARY_PLUS, (call, operands) -> operands.get(0));
        all.put(ABS, NumberOperators::absolute);
        all.put(EXP, (call, operands) -> function("EXP", operands, Math::exp));
        all.put(LN, (call, operands) -> function("LN", operands, Math::log));
        all.put(LOG10, (call, operands) -> function("LOG10", operands, Math::log10));
        // Not in the reference, but in published applications. Calcite makes POWER(x, 0.5) of it where it is written.
        all.put(SQRT, (call, operands) -> function("SQRT", operands, Math::sqrt));
        all.put(
                POWER,
                (call, operands) -> Strict.<Number, Number>of(
                        operands.get(0),
                        operands.get(1),
                        (a, b) -> Arithmetic.finite(
                                Math.pow(a.doubleValue(), b.doubleValue()), () -> "POWER(" + a + ", " + b + ")")));
    }

    /** FLOOR and CEIL of a number: a whole one of the same type. */
    static Expression whole(RexCall call, Expression operand, RoundingMode mode) {
        RelDataType type = call.getType();
        return switch (Kind.of(type)) {
            case INTEGRAL -> operand;
            case EXACT ->
                Strict.<Number>of(
                        operand,
                        value -> Arithmetic.decimal(
                                Arithmetic.exact(value).setScale(0, mode), type.getPrecision(), type.getScale()));
            case APPROXIMATE -> {
                DoubleUnaryOperator round = mode == RoundingMode.FLOOR ? Math::floor : Math::ceil;
                yield Strict.<Number>of(
                        operand, value -> Kind.approximate(type, round.applyAsDouble(value.doubleValue())));
            }
        };
    }

    private static boolean isInterval(RexCall call) {
        return SqlTypeName.INTERVAL_TYPES.contains(call.getType().getSqlTypeName());
    }

    /** An interval by a number, which may have a fraction: to the millisecond, or to the month. */
    private static Expression interval(List<Expression> operands, BinaryOperator<BigDecimal> function) {
        return Strict.<Number, Number>of(
                operands.get(0),
                operands.get(1),
                (a, b) -> Conversions.toBigint(function.apply(Arithmetic.exact(a), Arithmetic.exact(b))));
    }

    private static Binary quotient(RelDataType type) {
        return new Binary(
                Arithmetic::divide,
                (a, b) -> Arithmetic.divide(a, b, Math.max(type.getScale(), 0)),
                Arithmetic::divide);
    }

    private static Expression binary(RexCall call, List<Expression> operands, Binary binary) {
        RelDataType type = call.getType();
        Expression first = operands.get(0);
        Expression second = operands.get(1);
        return switch (Kind.of(type)) {
            case INTEGRAL -> {
                LongBinaryOperator function = binary.integral();
                yield Strict.<Number, Number>of(
                        first,
                        second,
                        (a, b) -> Kind.integral(type, function.applyAsLong(Kind.whole(a), Kind.whole(b))));
            }
            case EXACT -> {
                BinaryOperator<BigDecimal> function = binary.exact();
                yield Strict.<Number, Number>of(
                        first,
                        second,
                        (a, b) -> Arithmetic.decimal(
                                function.apply(Arithmetic.exact(a), Arithmetic.exact(b)),
                                type.getPrecision(),
                                type.getScale()));
            }
            case APPROXIMATE -> {
                DoubleBinaryOperator function = binary.approximate();
                yield Strict.<Number, Number>of(
                        first,
                        second,
                        (a, b) -> Kind.approximate(type, function.applyAsDouble(a.doubleValue(), b.doubleValue())));
            }
        };
    }

    private static Expression negative(RexCall call, List<Expression> operands) {
        RelDataType type = call.getType();
        return switch (Kind.of(type)) {
            case INTEGRAL ->
                Strict.<Number>of(
                        operands.get(0), value -> Kind.integral(type, Arithmetic.subtract(0, value.longValue())));
            case EXACT -> Strict.<BigDecimal>of(operands.get(0), BigDecimal::negate);
            case APPROXIMATE ->
                Strict.<Number>of(operands.get(0), value -> Kind.approximate(type, -value.doubleValue()));
        };
    }

    private static Expression absolute(RexCall call, List<Expression> operands) {
        RelDataType type = call.getType();
        return switch (Kind.of(type)) {
            case INTEGRAL ->
                Strict.<Number>of(
                        operands.get(0),
                        value -> value.longValue() < 0
                                ? Kind.integral(type, Arithmetic.subtract(0, value.longValue()))
                                : value);
            case EXACT -> Strict.<BigDecimal>of(operands.get(0), BigDecimal::abs);
            case APPROXIMATE ->
                Strict.<Number>of(operands.get(0), value -> Kind.approximate(type, Math.abs(value.doubleValue())));
        };
    }

    private static Expression function(String name, List<Expression> operands, DoubleUnaryOperator function) {
        return Strict.<Number>of(
                operands.get(0),
                value ->
                        Arithmetic.finite(function.applyAsDouble(value.doubleValue()), () -> name + "(" + value + ")"));
    }
}
