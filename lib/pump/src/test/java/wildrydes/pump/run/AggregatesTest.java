package wildrydes.pump.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static wildrydes.pump.run.Plans.MINUTE;
import static wildrydes.pump.run.Plans.start;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wildrydes.pump.plan.AggregateCall;
import wildrydes.pump.plan.AggregateCall.Function;
import wildrydes.pump.plan.Frame;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

/** Each function over a group, over a window that slides, and over all rows so far: the same result. */
class AggregatesTest {

    private static final List<Frame> FRAMES =
            List.of(new Frame.Range(MINUTE), new Frame.Rows(100), new Frame.Unbounded());

    @Test
    void integersAreSummedWithoutOverflowOnTheWay() {
        check(
                Function.SUM,
                TypeName.BIGINT,
                SqlType.of(TypeName.BIGINT),
                Long.MAX_VALUE - 1,
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                -Long.MAX_VALUE,
                -1L);
        check(Function.SUM, TypeName.SMALLINT, SqlType.of(TypeName.INTEGER), 65_534, (short) 32_767, (short) 32_767);
        check(Function.SUM, TypeName.INTEGER, SqlType.of(TypeName.INTEGER), null, (Object) null);
        check(
                Function.SUM,
                TypeName.BIGINT,
                SqlType.of(TypeName.DECIMAL, 38),
                new BigDecimal("18446744073709551614"),
                Long.MAX_VALUE,
                Long.MAX_VALUE);
    }

    @Test
    void aSumOutOfRangeFails() {
        fails(
                Function.SUM,
                TypeName.BIGINT,
                SqlType.of(TypeName.BIGINT),
                "Value 9223372036854775808 is out of the range of BIGINT.",
                Long.MAX_VALUE,
                1L);
        fails(
                Function.SUM,
                TypeName.INTEGER,
                SqlType.of(TypeName.INTEGER),
                "Value -2147483649 is out of the range of INTEGER.",
                Integer.MIN_VALUE,
                -1);
        fails(
                Function.SUM,
                TypeName.DECIMAL,
                new SqlType(TypeName.DECIMAL, 3, 1),
                "Value 100.1 is out of the range of DECIMAL(3, 1).",
                new BigDecimal("50.0"),
                new BigDecimal("50.1"));
    }

    @Test
    void averagesHaveTheirTypesPrecision() {
        check(Function.AVG, TypeName.INTEGER, SqlType.of(TypeName.INTEGER), 2, 2, 3);
        check(Function.AVG, TypeName.INTEGER, SqlType.of(TypeName.INTEGER), -2, -2, -3);
        check(Function.AVG, TypeName.INTEGER, SqlType.of(TypeName.DOUBLE), 2.5, 2, 3, null);
        check(Function.AVG, TypeName.INTEGER, new SqlType(TypeName.DECIMAL, 10, 2), new BigDecimal("1.67"), 1, 2, 2);
        check(
                Function.AVG,
                TypeName.DECIMAL,
                new SqlType(TypeName.DECIMAL, 10, 1),
                new BigDecimal("0.3"),
                new BigDecimal("0.2"),
                new BigDecimal("0.3"));
        check(Function.AVG, TypeName.REAL, SqlType.of(TypeName.REAL), 1.5f, 1.0f, 2.0f);
        check(Function.AVG, TypeName.DOUBLE, SqlType.of(TypeName.DOUBLE), null, null, null);
    }

    @Test
    void doublesAreSummedAsDoubles() {
        check(Function.SUM, TypeName.DOUBLE, SqlType.of(TypeName.DOUBLE), 0.75, 0.5, null, 0.25);
        check(
                Function.SUM,
                TypeName.DOUBLE,
                SqlType.of(TypeName.DOUBLE),
                Double.POSITIVE_INFINITY,
                1.0,
                Double.POSITIVE_INFINITY);
        check(
                Function.SUM,
                TypeName.DOUBLE,
                SqlType.of(TypeName.DOUBLE),
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
        check(
                Function.SUM,
                TypeName.DOUBLE,
                SqlType.of(TypeName.DOUBLE),
                Double.POSITIVE_INFINITY,
                Double.MAX_VALUE,
                Double.MAX_VALUE);
    }

    @Test
    void extremesAreOfAnyType() {
        check(
                Function.MIN,
                TypeName.VARCHAR,
                SqlType.of(TypeName.VARCHAR),
                "Bucephalus",
                "Shadowfax",
                null,
                "Bucephalus");
        check(Function.MAX, TypeName.VARCHAR, SqlType.of(TypeName.VARCHAR), "Shadowfax", "Bucephalus", "Shadowfax");
        check(Function.MAX, TypeName.TIMESTAMP, SqlType.of(TypeName.TIMESTAMP), 7L, 5L, 7L, 6L);
        check(
                Function.MIN,
                TypeName.DECIMAL,
                SqlType.of(TypeName.DECIMAL),
                new BigDecimal("0.10"),
                new BigDecimal("0.10"),
                new BigDecimal("0.2"));
        check(Function.MAX, TypeName.BOOLEAN, SqlType.of(TypeName.BOOLEAN), true, false, true);
        check(Function.MIN, TypeName.REAL, SqlType.of(TypeName.REAL), -1.5f, 2f, -1.5f);
        check(Function.MIN, TypeName.SMALLINT, SqlType.of(TypeName.SMALLINT), (short) 3, (short) 3, (short) 4);
        check(Function.MIN, TypeName.DOUBLE, SqlType.of(TypeName.DOUBLE), null, (Object) null);
    }

    @Test
    void spreadsAreThoseOfTheBook() {
        Object[] values = {2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0, null};
        spread(Function.STDDEV_POP, 2.0, values);
        spread(Function.VAR_POP, 4.0, values);
        spread(Function.VAR_SAMP, 32.0 / 7, values);
        spread(Function.STDDEV_SAMP, Math.sqrt(32.0 / 7), values);
        check(Function.VAR_SAMP, TypeName.DOUBLE, SqlType.of(TypeName.DOUBLE), null, 1.0);
        check(Function.VAR_POP, TypeName.DOUBLE, SqlType.of(TypeName.DOUBLE), 0.0, 1.0);
        check(Function.VAR_POP, TypeName.DOUBLE, SqlType.of(TypeName.DOUBLE), null, (Object) null);
        spread(Function.VAR_POP, 0.25, 1e9, 1e9 + 1);
    }

    @Test
    void valuesAreTakenByTheirPlace() {
        check(Function.FIRST_VALUE, TypeName.INTEGER, SqlType.of(TypeName.INTEGER), null, null, 4, 5);
        check(Function.LAST_VALUE, TypeName.INTEGER, SqlType.of(TypeName.INTEGER), 5, null, 4, 5);
        AggregateCall first = new AggregateCall(Function.FIRST_VALUE, List.of(1), SqlType.of(TypeName.INTEGER), true);
        AggregateCall last = new AggregateCall(Function.LAST_VALUE, List.of(1), SqlType.of(TypeName.INTEGER), true);
        check(first, TypeName.INTEGER, 4, null, 4, 5, null);
        check(last, TypeName.INTEGER, 5, null, 4, 5, null);
        AggregateCall second =
                new AggregateCall(Function.NTH_VALUE, List.of(1, 2), SqlType.of(TypeName.INTEGER), false);
        check(second, TypeName.INTEGER, 4, null, 4, 5);
        check(second, TypeName.INTEGER, null, 4);
        AggregateCall secondKnown =
                new AggregateCall(Function.NTH_VALUE, List.of(1, 2), SqlType.of(TypeName.INTEGER), true);
        check(secondKnown, TypeName.INTEGER, 5, null, 4, null, 5);
    }

    @Test
    void countsSkipNullWhereTheyHaveAnArgument() {
        check(Function.COUNT, TypeName.INTEGER, SqlType.of(TypeName.BIGINT), 2L, 1, null, 1);
        check(Function.COUNT_DISTINCT, TypeName.INTEGER, SqlType.of(TypeName.BIGINT), 2L, 1, null, 1, 3, null);
        check(
                new AggregateCall(Function.COUNT, List.of(), SqlType.of(TypeName.BIGINT), false),
                TypeName.INTEGER,
                3L,
                1,
                null,
                1);
    }

    /** The value, and in column 2 the place that NTH_VALUE asks for. */
    private static StreamPlan stream(TypeName argument) {
        return Plans.stream("IN", Plans.column("V", argument), Plans.column("N", TypeName.INTEGER));
    }

    private static void check(
            Function function, TypeName argument, SqlType type, @Nullable Object expected, @Nullable Object... values) {
        check(new AggregateCall(function, List.of(1), type, false), argument, expected, values);
    }

    private static void check(
            AggregateCall call, TypeName argument, @Nullable Object expected, @Nullable Object... values) {
        for (Operator query : queries(call, argument)) {
            List<String> errors = new ArrayList<>();
            assertThat(last(query, argument, errors, values))
                    .as("%s, %s", query, errors)
                    .isEqualTo(expected);
        }
    }

    private static void spread(Function function, double expected, @Nullable Object... values) {
        AggregateCall call = new AggregateCall(function, List.of(1), SqlType.of(TypeName.DOUBLE), false);
        for (Operator query : queries(call, TypeName.DOUBLE)) {
            assertThat((Double) last(query, TypeName.DOUBLE, new ArrayList<>(), values))
                    .isCloseTo(expected, within(1e-12 * expected));
        }
    }

    private static void fails(
            Function function, TypeName argument, SqlType type, String message, @Nullable Object... values) {
        for (Operator query : queries(new AggregateCall(function, List.of(1), type, false), argument)) {
            List<String> errors = new ArrayList<>();
            last(query, argument, errors, values);
            assertThat(errors).as("%s", query).containsExactly(message);
        }
    }

    private static List<Operator> queries(AggregateCall call, TypeName argument) {
        Operator input = Plans.scan(stream(argument));
        List<Operator> queries = new ArrayList<>(List.of(Plans.byMinute(input, List.of(), call)));
        for (Frame frame : FRAMES) {
            List<Column> columns = new ArrayList<>(input.columns());
            columns.add(new Column("C", call.type()));
            Operator.Window window = new Operator.Window(List.of(), List.of(), frame, List.of(call));
            queries.add(Plans.project(new Operator.Sliding(input, List.of(window), columns), 0, 3));
        }
        return queries;
    }

    /** The result in the last row. */
    private static @Nullable Object last(
            Operator query, TypeName argument, List<String> errors, @Nullable Object... values) {
        StreamPlan in = stream(argument);
        StreamPlan out = new StreamPlan("OUT", query.columns());
        Application application = start(Plans.application(List.of(in, out), Plans.pump("PUMP", query, out)));
        @Nullable Object[] last = new Object[1];
        application.listen("OUT", (rowtime, row) -> last[0] = row[1]);
        application.listen("error_stream", (rowtime, row) -> errors.add((String) row[4]));
        for (int i = 0; i < values.length; i++) {
            application.insert("IN", new @Nullable Object[] {(long) i, values[i], 2});
        }
        application.advance(MINUTE);
        return last[0];
    }
}
