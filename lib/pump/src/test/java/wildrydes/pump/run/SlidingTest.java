package wildrydes.pump.run;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wildrydes.pump.plan.AggregateCall;
import wildrydes.pump.plan.AggregateCall.Function;
import wildrydes.pump.plan.Frame;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.Operator.Window;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

class SlidingTest {

    private static final List<AggregateCall> CALLS = List.of(
            call(Function.COUNT, TypeName.BIGINT),
            call(Function.SUM, TypeName.INTEGER, 2),
            call(Function.MIN, TypeName.INTEGER, 2),
            call(Function.MAX, TypeName.INTEGER, 2),
            call(Function.FIRST_VALUE, TypeName.INTEGER, 2),
            call(Function.LAST_VALUE, TypeName.INTEGER, 2),
            call(Function.COUNT_DISTINCT, TypeName.BIGINT, 2),
            call(Function.LAG, TypeName.INTEGER, 2));

    private static Operator sliding(Operator input, Window... windows) {
        List<Column> columns = new ArrayList<>(input.columns());
        for (Window window : windows) {
            for (AggregateCall call : window.calls()) {
                columns.add(new Column("C" + columns.size(), call.type()));
            }
        }
        return new Operator.Sliding(input, List.of(windows), columns);
    }

    private static Window window(Frame frame, List<Integer> partition, AggregateCall... calls) {
        return new Window(partition, List.of(), frame, List.of(calls));
    }

    @Property(tries = 300)
    void windowsAreThoseOfAModelHoweverTheirRowsCome(
            @ForAll("rides") List<Event> events,
            @ForAll("frames") Frame first,
            @ForAll("frames") Frame second,
            @ForAll long seed) {
        Window byName = new Window(List.of(1), List.of(), first, CALLS);
        Window byMinute = new Window(List.of(3, 1), List.of(3), second, CALLS);
        Operator minutes = new Operator.Project(
                scan(RIDES),
                (rowtime, row, to, context) -> {
                    System.arraycopy(row, 0, to, 0, 3);
                    to[3] = rowtime / 60_000;
                },
                List.of(
                        Plans.ROWTIME,
                        RIDES.columns().get(1),
                        RIDES.columns().get(2),
                        Plans.column("MINUTE", TypeName.BIGINT)),
                -1);
        var plan = single(sliding(minutes, byName, byMinute));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            List<Object> row = new ArrayList<>(Arrays.asList(event.row()));
            row.add(event.rowtime() / 60_000);
            row.addAll(model(events.subList(0, i + 1), first, false));
            row.addAll(model(events.subList(0, i + 1), second, true));
            expected.add(event.rowtime() + ": " + Plans.text(row.toArray()));
        }

        assertThat(Event.run(plan, events, "OUT")).isEqualTo(expected);
        assertThat(Event.runInPieces(plan, events, "OUT", seed)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<Event>> rides() {
        return Event.rides("RIDES");
    }

    @Provide
    Arbitrary<Frame> frames() {
        return Arbitraries.of(
                new Frame.Range(30_000),
                new Frame.Range(0),
                new Frame.Rows(0),
                new Frame.Rows(3),
                new Frame.Rows(1_000),
                new Frame.Unbounded());
    }

    /** What CALLS give for the last of these events. */
    private static List<@Nullable Object> model(List<Event> events, Frame frame, boolean ofMinute) {
        Event last = events.get(events.size() - 1);
        List<Event> partition = events.stream()
                .filter(event -> Objects.equals(event.row()[1], last.row()[1]))
                .filter(event -> !ofMinute || event.rowtime() / 60_000 == last.rowtime() / 60_000)
                .toList();
        int from = frame instanceof Frame.Rows rows ? Math.max(0, partition.size() - 1 - rows.preceding()) : 0;
        List<@Nullable Integer> values = new ArrayList<>();
        for (Event event : partition.subList(from, partition.size())) {
            if (!(frame instanceof Frame.Range range) || event.rowtime() >= last.rowtime() - range.precedingMillis()) {
                values.add((Integer) event.row()[2]);
            }
        }
        List<Integer> known = values.stream().filter(Objects::nonNull).toList();
        boolean none = known.isEmpty();
        return Arrays.asList(
                values.size(),
                none ? null : known.stream().mapToInt(value -> value).sum(),
                none ? null : known.stream().mapToInt(value -> value).min().getAsInt(),
                none ? null : known.stream().mapToInt(value -> value).max().getAsInt(),
                values.get(0),
                values.get(values.size() - 1),
                known.stream().distinct().count(),
                values.size() > 1 ? values.get(values.size() - 2) : null);
    }

    /** The first rows of docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-windowed-aggregation-stream.html. */
    @Test
    void aRangeReachesBackToTheSameMomentOfTheDayBefore() {
        long hour = 3_600_000;
        Application application = start(single(Plans.project(
                sliding(
                        scan(RIDES),
                        window(
                                new Frame.Range(24 * hour),
                                List.of(),
                                call(Function.MIN, TypeName.INTEGER, 2),
                                call(Function.MAX, TypeName.INTEGER, 2))),
                0,
                3,
                4)));
        List<String> out = new ArrayList<>();
        application.listen("OUT", (rowtime, row) -> out.add(rowtime / hour + " " + row[1] + " " + row[2]));

        ride(application, hour, "Denver", 29);
        ride(application, hour, "Anchorage", 2);
        ride(application, 6 * hour, "Miami", 65);
        ride(application, 18 * hour, "Miami", 71);
        ride(application, 25 * hour, "Anchorage", 4);
        ride(application, 31 * hour, "Denver", 46);

        assertThat(out).containsExactly("1 29 29", "1 2 29", "6 2 65", "18 2 71", "25 2 71", "31 4 71");
    }

    @Property(tries = 200)
    void aSumOfDoublesIsTheExactSumOfItsWindowRoundedOnce(@ForAll("doubles") List<Double> values) {
        var stream = Plans.stream("IN", Plans.column("D", TypeName.DOUBLE));
        Operator query = Plans.project(
                sliding(
                        scan(stream),
                        window(
                                new Frame.Rows(4),
                                List.of(),
                                call(Function.SUM, TypeName.DOUBLE, 1),
                                call(Function.VAR_POP, TypeName.DOUBLE, 1))),
                0,
                2,
                3);
        var out = new StreamPlan("OUT", query.columns());
        Application application = start(Plans.application(List.of(stream, out), Plans.pump("PUMP", query, out)));
        List<Object[]> seen = new ArrayList<>();
        application.listen("OUT", (rowtime, row) -> seen.add(row));

        for (int i = 0; i < values.size(); i++) {
            application.insert("IN", new Object[] {(long) i, values.get(i)});
            List<Double> frame = values.subList(Math.max(0, i - 4), i + 1);
            BigDecimal sum = frame.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(seen.get(i)[1]).as("%s", frame).isEqualTo(sum.doubleValue());
            assertThat((Double) seen.get(i)[2]).isGreaterThanOrEqualTo(0);
        }
    }

    @Provide
    Arbitrary<List<Double>> doubles() {
        return Arbitraries.oneOf(
                        Arbitraries.doubles().between(-1e6, 1e6),
                        Arbitraries.doubles().between(-1e100, 1e100),
                        Arbitraries.of(1e16, 1.0, -1e16, 0.1, 0.2, 9007199254740993.0, 0.5, 1.1102230246251565e-16))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Test
    void hugeValuesLeaveNothingBehind() {
        var stream = Plans.stream("IN", Plans.column("D", TypeName.DOUBLE));
        Operator query = Plans.project(
                sliding(
                        scan(stream),
                        window(
                                new Frame.Rows(1),
                                List.of(),
                                call(Function.SUM, TypeName.DOUBLE, 1),
                                call(Function.STDDEV_POP, TypeName.DOUBLE, 1))),
                0,
                2,
                3);
        var out = new StreamPlan("OUT", query.columns());
        Application application = start(Plans.application(List.of(stream, out), Plans.pump("PUMP", query, out)));
        List<String> seen = watch(application, "OUT");

        double[] values = {1e308, 1e308, 1.0, 3.0, Double.NaN, 1.0, 1.0};
        for (int i = 0; i < values.length; i++) {
            application.insert("IN", new Object[] {(long) i, values[i]});
        }

        assertThat(seen)
                .containsExactly(
                        "0 1.0E308 NaN",
                        "1 Infinity NaN",
                        "2 1.0E308 NaN",
                        "3 4.0 1.0",
                        "4 NaN NaN",
                        "5 NaN NaN",
                        "6 2.0 0.0");
    }

    @Test
    void anExponentialAverageHalvesTheWeightWithEachInterval() {
        Operator input = new Operator.Project(
                scan(RIDES),
                (rowtime, row, to, context) -> {
                    System.arraycopy(row, 0, to, 0, 3);
                    to[3] = 10_000L;
                },
                List.of(
                        Plans.ROWTIME,
                        RIDES.columns().get(1),
                        RIDES.columns().get(2),
                        Plans.column("HALF", TypeName.BIGINT)),
                -1);
        Application application = start(single(Plans.project(
                sliding(
                        input,
                        window(new Frame.Range(30_000), List.of(1), call(Function.EXP_AVG, TypeName.DOUBLE, 2, 3))),
                0,
                4)));
        List<String> out = watch(application, "OUT");

        ride(application, 0, "a", 40);
        ride(application, 9_999, "a", 40);
        ride(application, 15_000, "a", 10);
        ride(application, 25_000, "a", null);
        ride(application, 60_000, "a", null);

        assertThat(out)
                .containsExactly(
                        "0 40.0",
                        "9999 40.0",
                        "15000 " + (0.5 * 40 + 40 + 10) / 2.5,
                        "25000 " + (0.25 * 40 + 0.5 * 40 + 0.5 * 10) / 1.25,
                        "60000 null");
    }

    @Test
    void lagReachesBackAsFarAsAskedAndHasAnotherValueWhereNothingIs() {
        Operator input = new Operator.Project(
                scan(RIDES),
                (rowtime, row, to, context) -> {
                    System.arraycopy(row, 0, to, 0, 3);
                    to[3] = 2;
                    to[4] = -1;
                },
                List.of(
                        Plans.ROWTIME,
                        RIDES.columns().get(1),
                        RIDES.columns().get(2),
                        Plans.column("OFFSET", TypeName.INTEGER),
                        Plans.column("OTHER", TypeName.INTEGER)),
                -1);
        for (Frame frame : List.of(new Frame.Rows(10), new Frame.Range(60_000), new Frame.Unbounded())) {
            AggregateCall plain = call(Function.LAG, TypeName.INTEGER, 2, 3, 4);
            AggregateCall known = new AggregateCall(Function.LAG, List.of(2, 3, 4), SqlType.of(TypeName.INTEGER), true);
            Application application =
                    start(single(Plans.project(sliding(input, window(frame, List.of(), plain, known)), 0, 5, 6)));
            List<String> out = watch(application, "OUT");

            ride(application, 1, "a", 10);
            ride(application, 2, "a", null);
            ride(application, 3, "a", 30);
            ride(application, 4, "a", 40);
            ride(application, 5, "a", 50);

            assertThat(out).as("%s", frame).containsExactly("1 -1 -1", "2 -1 -1", "3 10 -1", "4 null 10", "5 30 30");
        }
    }

    @Test
    void aRowThatFailsInOneWindowIsInAllWindowsAllTheSame() {
        Application application = start(single(Plans.project(
                sliding(
                        scan(RIDES),
                        window(new Frame.Rows(1), List.of(), call(Function.SUM, TypeName.INTEGER, 2)),
                        window(new Frame.Rows(9), List.of(), call(Function.COUNT, TypeName.BIGINT))),
                0,
                3,
                4)));
        List<String> out = watch(application, "OUT");
        List<String> errors = watch(application, "error_stream");

        ride(application, 1, "a", Integer.MAX_VALUE);
        ride(application, 2, "a", 1);
        ride(application, 3, "a", 1);

        assertThat(out).containsExactly("1 2147483647 1", "3 2 3");
        assertThat(errors).singleElement().asString().contains("Value 2147483648 is out of the range of INTEGER.");
    }

    @Test
    void partitionsThatHaveFallenSilentAreForgotten() {
        Application application = start(single(sliding(
                scan(RIDES), window(new Frame.Range(1_000), List.of(1), call(Function.COUNT, TypeName.BIGINT)))));

        for (int i = 0; i < 100_000; i++) {
            ride(application, i, "name " + i, 1);
        }

        assertThat(application.pumps().get(0).retained()).isEqualTo(1_001);
    }
}
