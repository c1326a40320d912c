package wildrydes.pump.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static wildrydes.pump.run.Plans.MINUTE;
import static wildrydes.pump.run.Plans.RIDES;
import static wildrydes.pump.run.Plans.call;
import static wildrydes.pump.run.Plans.ride;
import static wildrydes.pump.run.Plans.scan;
import static wildrydes.pump.run.Plans.single;
import static wildrydes.pump.run.Plans.start;
import static wildrydes.pump.run.Plans.watch;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import wildrydes.pump.plan.AggregateCall;
import wildrydes.pump.plan.AggregateCall.Function;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.RowFunction;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.type.TypeName;

class GroupingTest {

    private static final AggregateCall[] CALLS = {
        call(Function.SUM, TypeName.INTEGER, 2),
        call(Function.COUNT, TypeName.BIGINT),
        call(Function.MIN, TypeName.INTEGER, 2),
        call(Function.MAX, TypeName.INTEGER, 2),
        call(Function.FIRST_VALUE, TypeName.INTEGER, 2),
        call(Function.LAST_VALUE, TypeName.INTEGER, 2),
        call(Function.COUNT_DISTINCT, TypeName.BIGINT, 2)
    };

    @Property(tries = 300)
    void minutesAreThoseOfAModelHoweverTheirRowsCome(@ForAll("rides") List<Event> events, @ForAll long seed) {
        var plan = single(Plans.byMinute(scan(RIDES), List.of(1), CALLS));
        Map<List<Object>, List<Event>> groups = new LinkedHashMap<>();
        for (Event event : events) {
            long end = Math.floorDiv(event.rowtime(), MINUTE) * MINUTE + MINUTE;
            groups.computeIfAbsent(Arrays.asList(end, event.row()[1]), key -> new ArrayList<>())
                    .add(event);
        }
        List<String> expected = groups.entrySet().stream()
                .map(group -> (Long) group.getKey().get(0) + ": "
                        + result((Long) group.getKey().get(0), group.getValue()))
                .toList();

        assertThat(Event.run(plan, events, "OUT")).isEqualTo(expected);
        assertThat(Event.runInPieces(plan, events, "OUT", seed)).isEqualTo(expected);
    }

    @Property(tries = 300)
    void staggeredWindowsAreThoseOfAModelHoweverTheirRowsCome(@ForAll("rides") List<Event> events, @ForAll long seed) {
        var plan = single(stagger(30_000, CALLS));
        List<List<Event>> windows = new ArrayList<>();
        Map<Object, List<Event>> open = new LinkedHashMap<>();
        for (Event event : events) {
            open.values().removeIf(window -> window.get(0).rowtime() + 30_000 <= event.rowtime());
            String key = "" + event.row()[1];
            if (!open.containsKey(key)) {
                open.put(key, new ArrayList<>());
                windows.add(open.get(key));
            }
            open.get(key).add(event);
        }
        List<String> expected = windows.stream()
                .map(window -> window.get(0).rowtime() + 30_000 + ": "
                        + result(window.get(0).rowtime() + 30_000, window))
                .toList();

        assertThat(Event.run(plan, events, "OUT")).isEqualTo(expected);
        assertThat(Event.runInPieces(plan, events, "OUT", seed)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<Event>> rides() {
        return Event.rides("RIDES");
    }

    /** What CALLS give for the events of a group, behind the end of its window and its name. */
    private static String result(long end, List<Event> events) {
        List<Integer> values = new ArrayList<>();
        events.forEach(event -> values.add((Integer) event.row()[2]));
        List<Integer> known = values.stream().filter(value -> value != null).toList();
        boolean none = known.isEmpty();
        return Plans.text(new Object[] {
            end,
            events.get(0).row()[1],
            none ? null : known.stream().mapToInt(value -> value).sum(),
            events.size(),
            none ? null : known.stream().mapToInt(value -> value).min().getAsInt(),
            none ? null : known.stream().mapToInt(value -> value).max().getAsInt(),
            values.get(0),
            values.get(values.size() - 1),
            known.stream().distinct().count()
        });
    }

    private static Operator stagger(long width, AggregateCall... calls) {
        Operator input = scan(RIDES);
        return Plans.endFirst(new Operator.Stagger(
                input, width, List.of(1), List.of(calls), Plans.results(input, List.of(1), calls)));
    }

    /** The table of docs.aws.amazon.com/kinesisanalytics/latest/dev/stagger-window-concepts.html. */
    @Test
    void aStaggeredWindowBeginsWithTheFirstRowOfItsGroup() {
        Application application = start(single(stagger(MINUTE, call(Function.COUNT, TypeName.BIGINT))));
        List<String> out = watch(application, "OUT");
        long eleven = 11 * 60 * MINUTE;

        ride(application, eleven + 20_000, "11:00 AMZN", 1);
        ride(application, eleven + 30_000, "11:00 AMZN", 1);
        ride(application, eleven + 65_000, "11:00 AMZN", 1);
        ride(application, eleven + 75_000, "11:01 AMZN", 1);
        assertThat(application.nextBound()).isEqualTo(OptionalLong.of(eleven + 80_000));
        application.advance(eleven + 80_000);
        assertThat(out).containsExactly(eleven + 80_000 + " 11:00 AMZN 3");
        application.advance(eleven + 135_000);

        assertThat(out).containsExactly(eleven + 80_000 + " 11:00 AMZN 3", eleven + 135_000 + " 11:01 AMZN 1");
    }

    @Test
    void theEndOfAWindowIsFoundFromAnyExpressionThatGrows() {
        assertThat(endOf(1, 59_999, time -> Math.floorDiv(time, MINUTE))).isEqualTo(60_000);
        assertThat(endOf(1, 60_000, time -> Math.floorDiv(time, MINUTE))).isEqualTo(120_000);
        assertThat(endOf(1, 1, time -> time)).as("each millisecond is a window").isEqualTo(2);
        assertThat(endOf(1, 30_000, time -> -Math.floorDiv(-time, MINUTE)))
                .as("CEIL")
                .isEqualTo(60_001);
        assertThat(endOf(2, 30_000, time -> Math.floorDiv(time, 7_000)))
                .as("two expressions")
                .isEqualTo(35_000);
        assertThat(endOf(1, 5, time -> Math.floorDiv(time, 365 * 86_400_000L))).isEqualTo(365 * 86_400_000L);
    }

    private static long endOf(int columns, long rowtime, LongUnaryOperator expression) {
        RowFunction window = (time, row, to, context) -> {
            to[0] = expression.applyAsLong(time);
            if (columns == 2) {
                to[1] = Math.floorDiv(time, MINUTE);
            }
        };
        Operator input = scan(RIDES);
        AggregateCall count = call(Function.COUNT, TypeName.BIGINT);
        Operator tumbling = new Operator.Tumbling(
                input, window, columns, List.of(), List.of(count), Plans.results(input, List.of(), count));
        Application application = start(single(Plans.endFirst(tumbling)));
        ride(application, rowtime, "a", 1);
        return application.nextBound().getAsLong();
    }

    @Test
    void aWindowWithoutAnEndStaysOpen() {
        RowFunction constant = (time, row, to, context) -> to[0] = 1;
        Operator input = scan(RIDES);
        AggregateCall count = call(Function.COUNT, TypeName.BIGINT);
        Application application = start(single(Plans.endFirst(new Operator.Tumbling(
                input, constant, 1, List.of(), List.of(count), Plans.results(input, List.of(), count)))));
        List<String> out = watch(application, "OUT");

        ride(application, 1, "a", 1);
        ride(application, 1_000_000_000_000L, "a", 1);

        assertThat(application.nextBound()).isEmpty();
        assertThat(out).isEmpty();
    }

    @Test
    void aWindowExpressionThatFailsIsAnErrorRow() {
        RowFunction failing = (time, row, to, context) -> to[0] = Math.toIntExact(time * 1_000_000);
        Operator input = scan(RIDES);
        AggregateCall count = call(Function.COUNT, TypeName.BIGINT);
        Application application = start(single(Plans.endFirst(new Operator.Tumbling(
                input, failing, 1, List.of(), List.of(count), Plans.results(input, List.of(), count)))));
        List<String> errors = watch(application, "error_stream");

        ride(application, 1_000_000, "a", 1);

        assertThat(errors).singleElement().asString().contains("Arithmetic error integer overflow");
    }

    @Test
    void zeroHasNoSignAndNumbersNoTrailingZerosWhereTheyAreKeys() {
        var keyed = Plans.stream("KEYED", Plans.column("D", TypeName.DOUBLE), Plans.column("N", TypeName.DECIMAL));
        Operator query = Plans.byMinute(scan(keyed), List.of(1, 2), call(Function.COUNT, TypeName.BIGINT));
        var out = new StreamPlan("OUT", query.columns());
        Application application = start(Plans.application(List.of(keyed, out), Plans.pump("PUMP", query, out)));
        List<String> seen = watch(application, "OUT");

        application.insert("KEYED", new Object[] {0L, 0.0, new BigDecimal("1.0")});
        application.insert("KEYED", new Object[] {1L, -0.0, new BigDecimal("1.00")});
        application.insert("KEYED", new Object[] {2L, Double.NaN, new BigDecimal("1")});
        application.insert("KEYED", new Object[] {3L, Double.NaN, new BigDecimal("1")});
        application.advance(MINUTE);

        assertThat(seen).containsExactly("60000 0.0 1.0 2", "60000 NaN 1 2");
    }

    @Test
    void aFunctionOverSingleRowsNeedsAWindowThatKeepsThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(
                        single(Plans.byMinute(scan(RIDES), List.of(1), call(Function.EXP_AVG, TypeName.DOUBLE, 2, 2)))))
                .withMessage(
                        "EXP_AVG looks at single rows, which only a window over RANGE or ROWS keeps; give it one.");
    }
}
