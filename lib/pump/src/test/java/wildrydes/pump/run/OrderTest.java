package wildrydes.pump.run;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.pump.run.Plans.MINUTE;
import static wildrydes.pump.run.Plans.RIDES;
import static wildrydes.pump.run.Plans.call;
import static wildrydes.pump.run.Plans.ride;
import static wildrydes.pump.run.Plans.scan;
import static wildrydes.pump.run.Plans.single;
import static wildrydes.pump.run.Plans.start;
import static wildrydes.pump.run.Plans.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wildrydes.pump.plan.AggregateCall.Function;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.Operator.SortKey;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.type.TypeName;

/** What changes the order of rows, or their rowtimes: ORDER BY, WITHIN, AS ROWTIME, UNION ALL. */
class OrderTest {

    private static final StreamPlan EVENTS = Plans.stream(
            "EVENTS", Plans.column("EVENT_TIME", TypeName.TIMESTAMP), Plans.column("NAME", TypeName.VARCHAR));

    private static Operator sort(Operator input, long windowMillis, SortKey... order) {
        return new Operator.Sort(
                input, (rowtime, row, to, context) -> to[0] = Math.floorDiv(rowtime, windowMillis), 1, List.of(order));
    }

    /** SELECT EVENT_TIME AS ROWTIME, NAME. */
    private static Operator byEventTime(Operator input) {
        Operator.Project project = Plans.project(input, 1, 2);
        return new Operator.Project(
                input,
                project.function(),
                List.of(Plans.ROWTIME, EVENTS.columns().get(2)),
                0);
    }

    private static Application application(Operator query) {
        StreamPlan out = new StreamPlan("OUT", query.columns());
        return start(Plans.application(List.of(EVENTS, out), Plans.pump("PUMP", query, out)));
    }

    private static void event(Application application, long rowtime, @Nullable Long time, String name) {
        application.insert("EVENTS", new @Nullable Object[] {rowtime, time, name});
    }

    @Test
    void rowsOfASecondAreSortedWhenItHasPassed() {
        Application application =
                start(single(sort(scan(RIDES), 1_000, new SortKey(2, true, true), new SortKey(1, false, false))));
        List<String> out = watch(application, "OUT");

        ride(application, 100, "b", 1);
        ride(application, 200, "a", 1);
        ride(application, 300, "c", 5);
        ride(application, 400, null, 1);
        ride(application, 999, "d", null);
        assertThat(out).isEmpty();
        application.advance(1_000);

        assertThat(out).containsExactly("999 d null", "999 c 5", "999 a 1", "999 b 1", "999 null 1");
    }

    @Test
    void rowsOfTheSameRowtimeAreSortedAndKeepIt() {
        Application application = start(single(sort(scan(RIDES), 1, new SortKey(1, false, false))));
        List<String> out = watch(application, "OUT");

        ride(application, 5, "b", 1);
        ride(application, 5, "a", 2);
        ride(application, 6, "c", 3);

        assertThat(out).containsExactly("5 a 2", "5 b 1");
    }

    @Test
    void theResultsOfAMinuteAreSortedWithTheirMinute() {
        Operator counts = Plans.byMinute(scan(RIDES), List.of(1), call(Function.SUM, TypeName.INTEGER, 2));
        Operator sorted = new Operator.Sort(
                counts,
                (rowtime, row, to, context) -> to[0] = Math.floorDiv(rowtime - 1, MINUTE),
                1,
                List.of(new SortKey(2, true, false)));
        Application application = start(single(sorted));
        List<String> out = watch(application, "OUT");

        ride(application, 1, "a", 1);
        ride(application, 2, "b", 2);
        application.advance(60_001);

        assertThat(out).containsExactly("60000 b 2", "60000 a 1");
    }

    @Test
    void sortedRowsAreStillInTheWindowsBehindThem() {
        StreamPlan sorted = new StreamPlan("SORTED", RIDES.columns());
        Operator sums = Plans.byMinute(scan(sorted), List.of(), call(Function.COUNT, TypeName.BIGINT));
        StreamPlan out = new StreamPlan("OUT", sums.columns());
        Application application = start(Plans.application(
                List.of(RIDES, sorted, out),
                Plans.pump("SECOND", sums, out),
                Plans.pump("FIRST", sort(scan(RIDES), 1_000, new SortKey(2, false, false)), sorted)));
        List<String> seen = watch(application, "OUT");

        ride(application, 1, "a", 1);
        ride(application, 59_500, "a", 1);
        application.advance(60_000);

        assertThat(seen).containsExactly("60000 2");
    }

    @Test
    void aRowtimeOfTheQuerysOwnMustBeThereAndNotGoBack() {
        Application application = application(byEventTime(scan(EVENTS)));
        List<String> out = watch(application, "OUT");
        List<String> errors = watch(application, "error_stream");

        event(application, 1_000, 500L, "a");
        event(application, 1_001, null, "b");
        event(application, 1_002, 400L, "c");
        event(application, 1_003, 500L, "d");

        assertThat(out).containsExactly("500 a", "500 d");
        assertThat(errors).hasSize(2);
        assertThat(errors.get(0)).contains("NULL rowtime The query gives a row NULL as its ROWTIME. 1001 ");
        assertThat(errors.get(1))
                .contains(
                        "Out-of-order row The row's ROWTIME 1970-01-01 00:00:00.400 is before that of an earlier row, "
                                + "1970-01-01 00:00:00.500. 1002 ");
    }

    @Test
    void theClockClosesNoWindowOverARowtimeOfTheQuerysOwn() {
        StreamPlan timed = Plans.stream("TIMED", EVENTS.columns().get(2));
        Operator counts = Plans.byMinute(scan(timed), List.of(), call(Function.COUNT, TypeName.BIGINT));
        StreamPlan out = new StreamPlan("OUT", counts.columns());
        Application application = start(Plans.application(
                List.of(EVENTS, timed, out),
                Plans.pump("FIRST", byEventTime(scan(EVENTS)), timed),
                Plans.pump("SECOND", counts, out)));
        List<String> seen = watch(application, "OUT");

        event(application, 1_000_000, 1_000L, "a");
        application.advance(2_000_000);
        assertThat(seen).isEmpty();
        assertThat(application.nextBound()).isEmpty();
        event(application, 2_000_000, 59_000L, "a");
        event(application, 3_000_000, 61_000L, "a");

        assertThat(seen).containsExactly("60000 2");
    }

    @Test
    void rowsAreBroughtIntoTheOrderOfATimeOfTheirOwn() {
        Application application =
                application(Plans.project(new Operator.TimeSort(Plans.project(scan(EVENTS), 0, 1, 2), 1, 2_000), 0, 2));
        List<String> out = watch(application, "OUT");
        List<String> errors = watch(application, "error_stream");

        event(application, 10_000, 3_000L, "a");
        event(application, 10_001, 2_000L, "b");
        event(application, 10_002, 2_000L, "c");
        event(application, 10_003, null, "d");
        event(application, 10_004, 5_000L, "e");
        event(application, 10_005, 2_999L, "f");
        event(application, 10_006, 6_999L, "g");

        assertThat(out).containsExactly("2000 b", "2000 c", "3000 a");
        assertThat(errors).hasSize(2);
        assertThat(errors.get(0)).contains("NULL rowtime The time to sort by is NULL.");
        assertThat(errors.get(1)).contains("Out-of-order row The row is later than the 2000 ms that ORDER BY waits.");
        assertThat(application.pumps().get(0).retained()).isEqualTo(2);
    }

    @Property(tries = 200)
    void aTimeSortGivesWhatASortWouldHoweverItsRowsCome(@ForAll("rides") List<Event> events, @ForAll long seed) {
        List<Event> shuffled = new ArrayList<>();
        Random chance = new Random(seed);
        for (Event event : events) {
            long time = event.rowtime() - chance.nextInt(5_000);
            shuffled.add(new Event(
                    "EVENTS", event.rowtime(), new @Nullable Object[] {event.rowtime(), time, event.row()[1]}));
        }
        Operator query = Plans.project(new Operator.TimeSort(scan(EVENTS), 1, 5_000), 0, 2);
        StreamPlan out = new StreamPlan("OUT", query.columns());
        var plan = Plans.application(List.of(EVENTS, out), Plans.pump("PUMP", query, out));
        List<String> whole = Event.run(plan, shuffled, "OUT");
        List<String> sorted = shuffled.stream()
                .sorted(Comparator.comparing(event -> (Long) event.row()[1]))
                .map(event -> event.row()[1] + ": " + event.row()[1] + " " + event.row()[2])
                .toList();

        assertThat(sorted.subList(0, whole.size())).isEqualTo(whole);
        assertThat(Event.runInPieces(plan, shuffled, "OUT", seed)).isEqualTo(whole);
    }

    @Property(tries = 200)
    void aSortIsThatOfAModelHoweverItsRowsCome(@ForAll("rides") List<Event> events, @ForAll long seed) {
        var plan = single(sort(scan(RIDES), 10_000, new SortKey(2, true, false)));
        List<String> expected = events.stream()
                .sorted(Comparator.comparing((Event event) -> event.rowtime() / 10_000)
                        .thenComparing(event -> event.row()[2] == null ? 99 : -(Integer) event.row()[2]))
                .map(event -> {
                    long rowtime = event.rowtime() / 10_000 * 10_000 + 9_999;
                    return rowtime + ": " + rowtime + " " + event.row()[1] + " " + event.row()[2];
                })
                .toList();

        assertThat(Event.run(plan, events, "OUT")).isEqualTo(expected);
        assertThat(Event.runInPieces(plan, events, "OUT", seed)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<Event>> rides() {
        return Event.rides("RIDES");
    }

    @Test
    void aUnionHasAllRowsInTheOrderOfTheirRowtimes() {
        StreamPlan other = new StreamPlan("OTHER", RIDES.columns());
        Operator sums = Plans.byMinute(scan(other), List.of(1), call(Function.SUM, TypeName.INTEGER, 2));
        Operator union = new Operator.Union(List.of(scan(RIDES), sums, scan(RIDES)));
        StreamPlan out = new StreamPlan("OUT", RIDES.columns());
        Application application = start(Plans.application(List.of(RIDES, other, out), Plans.pump("PUMP", union, out)));
        List<String> seen = watch(application, "OUT");

        application.insert("OTHER", new Object[] {1_000L, "sum", 1});
        ride(application, 2_000, "a", 2);
        application.insert("OTHER", new Object[] {3_000L, "sum", 3});
        ride(application, 60_001, "b", 4);

        assertThat(seen).containsExactly("2000 a 2", "2000 a 2", "60000 sum 4", "60001 b 4", "60001 b 4");
    }

    @Test
    void aUnionOverRowtimesOfTheQuerysOwnWaitsForBothSides() {
        StreamPlan other = new StreamPlan("OTHER", EVENTS.columns());
        Operator union = new Operator.Union(List.of(byEventTime(scan(EVENTS)), byEventTime(scan(other))));
        StreamPlan out = new StreamPlan("OUT", union.columns());
        Application application = start(Plans.application(List.of(EVENTS, other, out), Plans.pump("PUMP", union, out)));
        List<String> seen = watch(application, "OUT");

        event(application, 1, 100L, "a");
        event(application, 2, 300L, "b");
        assertThat(seen).isEmpty();
        application.insert("OTHER", new Object[] {3L, 200L, "c"});
        assertThat(seen).containsExactly("100 a", "200 c");
        application.insert("OTHER", new Object[] {4L, 400L, "d"});

        assertThat(seen).containsExactly("100 a", "200 c", "300 b");
        assertThat(application.pumps().get(0).retained()).isEqualTo(1);
    }

    @Property(tries = 200)
    void aUnionOverRowtimesOfTheQuerysOwnIsTheSameHoweverItsRowsCome(
            @ForAll("both") List<Event> events, @ForAll long seed) {
        StreamPlan other = new StreamPlan("OTHER", EVENTS.columns());
        Operator union = new Operator.Union(List.of(byEventTime(scan(EVENTS)), byEventTime(scan(other))));
        Operator counts = Plans.byMinute(union, List.of(), call(Function.COUNT, TypeName.BIGINT));
        StreamPlan out = new StreamPlan("OUT", counts.columns());
        var plan = Plans.application(List.of(EVENTS, other, out), Plans.pump("PUMP", counts, out));
        Random chance = new Random(seed);
        List<Event> timed = events.stream()
                .map(event -> {
                    long time = event.rowtime() - chance.nextInt(5_000);
                    return new Event(
                            event.stream(), event.rowtime(), new @Nullable Object[] {event.rowtime(), time, "n"});
                })
                .toList();
        List<String> whole = Event.run(plan, timed, "OUT");

        assertThat(whole).isSorted();
        assertThat(Event.runInPieces(plan, timed, "OUT", seed)).isEqualTo(whole);
    }

    @Provide
    Arbitrary<List<Event>> both() {
        return Event.rides("EVENTS", "OTHER");
    }

    @Test
    void aPumpThatIsBehindAnotherInTheSameStreamMakesErrorRows() {
        StreamPlan target = Plans.stream("TARGET", EVENTS.columns().get(2));
        Application application = start(Plans.application(
                List.of(EVENTS, target),
                Plans.pump("NOW", Plans.project(scan(EVENTS), 0, 2), target),
                Plans.pump("THEN", byEventTime(scan(EVENTS)), target)));
        List<String> seen = watch(application, "TARGET");
        List<String> errors = watch(application, "error_stream");

        event(application, 1_000, 1_000L, "a");
        event(application, 2_000, 1_500L, "b");

        assertThat(seen).containsExactly("1000 a", "1000 a", "2000 b");
        assertThat(errors)
                .singleElement()
                .asString()
                .contains("Out-of-order row")
                .endsWith(" THEN");
    }
}
