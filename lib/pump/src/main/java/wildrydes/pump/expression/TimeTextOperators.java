package wildrydes.pump.expression;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.sql.SqlOperator;
import wildrydes.pump.function.TimeFormat;
import wildrydes.pump.function.Times;

/**
 * Times from text and numbers, and back;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-datetime-conversion-functions.html. A format that is a
 * literal is read once.
 */
final class TimeTextOperators {

    /** Computes a value by a format. */
    @FunctionalInterface
    private interface ByFormat<A> {
        Object apply(TimeFormat format, A value);
    }

    private TimeTextOperators() {}

    static void addTo(Map<SqlOperator, ExpressionCompiler.Operator> all) {
        all.put(KdaOperatorTable.CHAR_TO_TIMESTAMP, byFormat(TimeFormat::parse));
        all.put(KdaOperatorTable.CHAR_TO_DATE, TimeTextOperators.<String>byFormat((format, text) ->
                (int) Math.floorDiv(format.parse(text), Times.DAY)));
        all.put(KdaOperatorTable.CHAR_TO_TIME, TimeTextOperators.<String>byFormat((format, text) ->
                (int) Math.floorMod(format.parse(text), Times.DAY)));
        all.put(KdaOperatorTable.TIMESTAMP_TO_CHAR, TimeTextOperators.<Long>byFormat(TimeFormat::print));
        all.put(
                KdaOperatorTable.DATE_TO_CHAR,
                TimeTextOperators.<Integer>byFormat((format, date) -> format.print(date * Times.DAY)));
        all.put(
                KdaOperatorTable.TIME_TO_CHAR,
                TimeTextOperators.<Integer>byFormat((format, time) -> format.print(time)));
        all.put(
                KdaOperatorTable.TO_TIMESTAMP,
                (call, operands) -> Strict.<Number>of(operands.get(0), millis -> Times.timestamp(millis.longValue())));
        all.put(KdaOperatorTable.UNIX_TIMESTAMP, (call, operands) -> operands.get(0));
        all.put(
                KdaOperatorTable.TSDIFF,
                (call, operands) -> Strict.<Number, Number>of(
                        operands.get(0),
                        operands.get(1),
                        (start, end) -> Math.subtractExact(end.longValue(), start.longValue())));
        all.put(KdaOperatorTable.MONOTONIC, (call, operands) -> operands.get(0));
    }

    private static <A> ExpressionCompiler.Operator byFormat(ByFormat<A> function) {
        return (call, operands) -> byFormat(call, operands, function);
    }

    private static <A> Expression byFormat(RexCall call, List<Expression> operands, ByFormat<A> function) {
        String literal = TextOperators.literal(call, 0);
        if (literal != null) {
            TimeFormat format = TimeFormat.of(literal);
            return Strict.<A>of(operands.get(1), value -> function.apply(format, value));
        }
        Function<String, TimeFormat> formats = TimeFormat::of;
        return Strict.<String, A>of(
                operands.get(0), operands.get(1), (format, value) -> function.apply(formats.apply(format), value));
    }
}
