package wildrydes.pump.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static wildrydes.pump.run.Plans.scan;
import static wildrydes.pump.run.Plans.start;
import static wildrydes.pump.run.Plans.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wildrydes.pump.plan.ApplicationPlan;
import wildrydes.pump.plan.Frame;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.Operator.JoinKind;
import wildrydes.pump.plan.RowPredicate;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.TypeName;

class JoinTest {

    private static final StreamPlan ORDERS =
            Plans.stream("ORDERS", Plans.column("ID", TypeName.VARCHAR), Plans.column("AMOUNT", TypeName.INTEGER));
    private static final StreamPlan TRADES =
            Plans.stream("TRADES", Plans.column("ID", TypeName.VARCHAR), Plans.column("AMOUNT", TypeName.INTEGER));
    private static final RowPredicate ALWAYS = (rowtime, row, context) -> true;

    /** The query's rowtime, and both sides. */
    private static ApplicationPlan plan(JoinKind kind, Frame left, Frame right, boolean keyed, RowPredicate condition) {
        List<Column> columns = new ArrayList<>(ORDERS.columns());
        columns.addAll(TRADES.columns());
        List<Integer> keys = keyed ? List.of(1) : List.of();
        Operator join =
                new Operator.WindowJoin(scan(ORDERS), scan(TRADES), kind, left, right, keys, keys, condition, columns);
        List<Column> shown = new ArrayList<>(columns);
        shown.add(0, Plans.ROWTIME);
        Operator query = new Operator.Project(
                join,
                (rowtime, row, to, context) -> {
                    to[0] = rowtime;
                    System.arraycopy(row, 0, to, 1, row.length);
                },
                shown,
                -1);
        StreamPlan out = new StreamPlan("OUT", shown);
        return Plans.application(List.of(ORDERS, TRADES, out), Plans.pump("PUMP", query, out));
    }

    private static void order(Application application, long rowtime, @Nullable String id, int amount) {
        application.insert("ORDERS", new @Nullable Object[] {rowtime, id, amount});
    }

    private static void trade(Application application, long rowtime, @Nullable String id, int amount) {
        application.insert("TRADES", new @Nullable Object[] {rowtime, id, amount});
    }

    @Test
    void anOrderFindsTheTradesOfTheMinuteBefore() {
        Application application =
                start(plan(JoinKind.INNER, new Frame.Range(0), new Frame.Range(60_000), true, ALWAYS));
        List<String> out = watch(application, "OUT");

        trade(application, 1_000, "x", 1);
        trade(application, 2_000, "x", 2);
        order(application, 61_000, "x", 3);
        order(application, 61_001, "y", 4);
        trade(application, 61_001, "y", 5);
        trade(application, 61_002, "y", 6);
        order(application, 61_002, "x", 7);

        assertThat(out)
                .containsExactly(
                        "61000 61000 x 3 1000 x 1",
                        "61000 61000 x 3 2000 x 2",
                        "61001 61001 y 4 61001 y 5",
                        "61002 61002 x 7 2000 x 2");
        assertThat(application.nextBound())
                .as("an inner join waits for nothing")
                .isEmpty();
    }

    @Test
    void aRowOfAnOuterJoinComesAloneWhenItsWindowHasPassed() {
        Application application =
                start(plan(JoinKind.FULL, new Frame.Range(10_000), new Frame.Range(5_000), true, ALWAYS));
        List<String> out = watch(application, "OUT");

        order(application, 1_000, "x", 1);
        trade(application, 2_000, "y", 2);
        order(application, 3_000, null, 3);
        assertThat(application.nextBound()).isEqualTo(OptionalLong.of(7_001));
        application.advance(7_000);
        assertThat(out).isEmpty();
        application.advance(7_001);
        assertThat(out).containsExactly("7000 null null null 2000 y 2");
        trade(application, 11_000, "x", 4);
        application.advance(20_000);

        assertThat(out)
                .containsExactly(
                        "7000 null null null 2000 y 2", "11000 1000 x 1 11000 x 4", "13000 3000 null 3 null null null");
        assertThat(application.pumps().get(0).retained())
                .as("a row that had its partner goes with the next row that comes")
                .isEqualTo(1);
    }

    @Test
    void aConditionThatFailsIsAnErrorRowAndNeitherRowComesAlone() {
        RowPredicate dividing = (rowtime, row, context) -> 10 / (Integer) row[5] > 0;
        Application application =
                start(plan(JoinKind.FULL, new Frame.Range(1_000), new Frame.Range(1_000), true, dividing));
        List<String> out = watch(application, "OUT");
        List<String> errors = watch(application, "error_stream");

        order(application, 1_000, "x", 1);
        trade(application, 1_001, "x", 0);
        application.advance(10_000);

        assertThat(out).isEmpty();
        assertThat(errors).singleElement().asString().contains("Arithmetic error / by zero");
    }

    @Property(tries = 300)
    void pairsAreThoseOfAModelHoweverTheirRowsCome(
            @ForAll("events") List<Event> events,
            @ForAll JoinKind kind,
            @ForAll("frames") Frame left,
            @ForAll("frames") Frame right,
            @ForAll boolean keyed,
            @ForAll long seed) {
        RowPredicate condition = (rowtime, row, context) -> !Objects.equals(row[2], row[5]);
        ApplicationPlan plan = plan(kind, left, right, keyed, condition);

        List<String> whole = Event.run(plan, events, "OUT");

        assertThat(whole).containsExactlyInAnyOrderElementsOf(model(events, kind, left, right, keyed));
        assertThat(whole.stream()
                        .map(text -> Long.valueOf(text.substring(0, text.indexOf(':'))))
                        .toList())
                .isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(Event.runInPieces(plan, events, "OUT", seed)).isEqualTo(whole);
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Event.rides("ORDERS", "TRADES");
    }

    @Provide
    Arbitrary<Frame> frames() {
        return Arbitraries.of(new Frame.Range(0), new Frame.Range(20_000), new Frame.Rows(0), new Frame.Rows(2));
    }

    private static List<String> model(List<Event> events, JoinKind kind, Frame left, Frame right, boolean keyed) {
        List<String> rows = new ArrayList<>();
        Set<Event> matched = new HashSet<>();
        for (int later = 0; later < events.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                Event one = events.get(earlier);
                Event two = events.get(later);
                boolean oneIsOrder = one.stream().equals("ORDERS");
                if (one.stream().equals(two.stream())
                        || !isOpen(events, earlier, later, oneIsOrder ? left : right)
                        || keyed && (one.row()[1] == null || !one.row()[1].equals(two.row()[1]))
                        || Objects.equals(one.row()[2], two.row()[2])) {
                    continue;
                }
                matched.add(one);
                matched.add(two);
                rows.add(text(two.rowtime(), oneIsOrder ? one : two, oneIsOrder ? two : one));
            }
        }
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            boolean order = event.stream().equals("ORDERS");
            boolean outer = kind == JoinKind.FULL || kind == (order ? JoinKind.LEFT : JoinKind.RIGHT);
            if (outer && !matched.contains(event)) {
                Long leaves = leaves(events, i, order ? left : right);
                if (leaves != null) {
                    rows.add(text(leaves, order ? event : null, order ? null : event));
                }
            }
        }
        return rows;
    }

    private static boolean isOpen(List<Event> events, int place, int now, Frame frame) {
        Event event = events.get(place);
        if (frame instanceof Frame.Range range) {
            return event.rowtime() >= events.get(now).rowtime() - range.precedingMillis();
        }
        return events.subList(place + 1, now).stream()
                        .filter(other -> other.stream().equals(event.stream()))
                        .count()
                <= ((Frame.Rows) frame).preceding();
    }

    private static @Nullable Long leaves(List<Event> events, int place, Frame frame) {
        Event event = events.get(place);
        if (frame instanceof Frame.Range range) {
            return event.rowtime() + range.precedingMillis();
        }
        return events.subList(place + 1, events.size()).stream()
                .filter(other -> other.stream().equals(event.stream()))
                .skip(((Frame.Rows) frame).preceding())
                .map(Event::rowtime)
                .findFirst()
                .orElse(null);
    }

    private static String text(long rowtime, @Nullable Event order, @Nullable Event trade) {
        String nothing = "null null null";
        return rowtime + ": " + rowtime + " " + (order == null ? nothing : Plans.text(order.row())) + " "
                + (trade == null ? nothing : Plans.text(trade.row()));
    }

    @Test
    void aReferenceTableIsLookedUpAsItIsWhenTheRowComes() {
        ApplicationPlan plan = reference(JoinKind.LEFT, true, ALWAYS);
        Application application = start(plan);
        List<String> out = watch(application, "OUT");

        order(application, 1, "x", 1);
        application.reference("COMPANIES", List.of(row("x", "Xylophones"), row("y", "Yaks"), row(null, "Nobody")));
        order(application, 2, "x", 2);
        order(application, 3, null, 3);
        application.reference("COMPANIES", List.of(row("x", "Xerox"), row("x", "Xenon")));
        order(application, 4, "x", 4);
        order(application, 5, "y", 5);
        application.reference("NOT USED", List.of());

        assertThat(out)
                .containsExactly(
                        "1 x 1 null null",
                        "2 x 2 x Xylophones",
                        "3 null 3 null null",
                        "4 x 4 x Xerox",
                        "4 x 4 x Xenon",
                        "5 y 5 null null");
    }

    @Test
    void withoutKeysEachRowOfTheReferenceTableIsTried() {
        RowPredicate longer = (rowtime, row, context) -> 12 / (Integer) row[2] < ((String) row[4]).length();
        Application application = start(reference(JoinKind.INNER, false, longer));
        List<String> out = watch(application, "OUT");
        List<String> errors = watch(application, "error_stream");
        application.reference("COMPANIES", List.of(row("x", "four"), row("y", "three")));

        order(application, 1, "a", 3);
        order(application, 2, "a", 0);
        order(application, 3, "a", 1);

        assertThat(out).containsExactly("1 a 3 y three");
        assertThat(errors).hasSize(2);
    }

    @Test
    void aReferenceRowOfAnotherWidthIsRefused() {
        Application application = start(reference(JoinKind.INNER, true, ALWAYS));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> application.reference("COMPANIES", List.<Object[]>of(new Object[] {"x"})))
                .withMessage("A row of reference table COMPANIES has 2 values, and this one has 1.");
    }

    private static ApplicationPlan reference(JoinKind kind, boolean keyed, RowPredicate condition) {
        List<Column> columns = new ArrayList<>(ORDERS.columns());
        columns.add(Plans.column("TICKER", TypeName.VARCHAR));
        columns.add(Plans.column("COMPANY", TypeName.VARCHAR));
        Operator join = new Operator.ReferenceJoin(
                scan(ORDERS),
                "COMPANIES",
                kind,
                keyed ? List.of(1) : List.of(),
                keyed ? List.of(0) : List.of(),
                condition,
                columns);
        StreamPlan out = new StreamPlan("OUT", columns);
        return Plans.application(List.of(ORDERS, out), Plans.pump("PUMP", join, out));
    }

    private static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }
}
