package wildrydes.pump.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static wildrydes.pump.run.Plans.ROWTIME;
import static wildrydes.pump.run.Plans.column;
import static wildrydes.pump.run.Plans.scan;
import static wildrydes.pump.run.Plans.start;
import static wildrydes.pump.run.Plans.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wildrydes.pump.plan.ApplicationPlan;
import wildrydes.pump.plan.Operator;
import wildrydes.pump.plan.StreamPlan;
import wildrydes.pump.plan.TableFunction;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.TypeName;

class TableFunctionTest {

    private static final StreamPlan POINTS = Plans.stream(
            "POINTS", column("x", TypeName.DOUBLE), column("y", TypeName.DOUBLE), column("label", TypeName.VARCHAR));

    private static ApplicationPlan plan(StreamPlan in, TableFunction function, List<Column> columns) {
        StreamPlan out = new StreamPlan("OUT", columns);
        return Plans.application(
                List.of(in, out), Plans.pump("PUMP", new Operator.TableCall(scan(in), function, columns), out));
    }

    private static ApplicationPlan extended(TableFunction function, Column... more) {
        List<Column> columns = new ArrayList<>(POINTS.columns());
        columns.addAll(List.of(more));
        return plan(POINTS, function, columns);
    }

    private static ApplicationPlan forest(int shingle, boolean explanation, boolean directionality) {
        TableFunction function = new TableFunction.RandomCutForest(
                List.of(1, 2), 50, 128, 100_000, shingle, explanation, directionality);
        Column score = column("ANOMALY_SCORE", TypeName.DOUBLE);
        return explanation
                ? extended(function, score, column("ANOMALY_EXPLANATION", TypeName.VARCHAR))
                : extended(function, score);
    }

    private static ApplicationPlan topK(int k) {
        return plan(
                Plans.RIDES,
                new TableFunction.TopK(1, k, 10_000),
                List.of(ROWTIME, column("ITEM", TypeName.VARCHAR), column("ITEM_COUNT", TypeName.BIGINT)));
    }

    private static void point(Application application, long rowtime, @Nullable Double x, double y) {
        application.insert("POINTS", new @Nullable Object[] {rowtime, x, y, "p"});
    }

    @Test
    void theMostFrequentItemsOfAWindowComeWhenItHasPassed() {
        Application application = start(topK(2));
        List<String> out = watch(application, "OUT");

        for (String name : new String[] {"a", "b", "c", "c", "b", "c"}) {
            Plans.ride(application, 10_001, name, 1);
        }
        Plans.ride(application, 10_002, null, 1);
        assertThat(application.nextBound()).hasValue(20_000);
        Plans.ride(application, 20_000, "d", 1);
        application.advance(30_000);

        assertThat(out).containsExactly("20000 c 3", "20000 b 2", "30000 d 1");
    }

    @Test
    void itemsAreWrittenAsSqlWritesThem() {
        StreamPlan times = Plans.stream("TIMES", column("T", TypeName.TIMESTAMP));
        Application application = start(plan(
                times,
                new TableFunction.TopK(1, 5, 1_000),
                List.of(ROWTIME, column("ITEM", TypeName.VARCHAR), column("ITEM_COUNT", TypeName.BIGINT))));
        List<String> out = watch(application, "OUT");

        application.insert("TIMES", new Object[] {1L, 1_514_764_800_123L});
        application.advance(1_000);

        assertThat(out).containsExactly("1000 2018-01-01 00:00:00.123 1");
    }

    @Test
    void differentItemsAreCounted() {
        Application application = start(plan(
                Plans.RIDES,
                new TableFunction.CountDistinct(1, 10_000),
                List.of(ROWTIME, column("NUMBER_OF_DISTINCT_ITEMS", TypeName.BIGINT))));
        List<String> out = watch(application, "OUT");

        Plans.ride(application, 1, "a", 1);
        Plans.ride(application, 1, "b", 1);
        Plans.ride(application, 1, "a", 1);
        Plans.ride(application, 1, null, 1);
        application.advance(10_000);

        assertThat(out).containsExactly("10000 2");
    }

    @Property(tries = 100)
    void itemsAreTheSameHoweverTheirRowsCome(@ForAll("rides") List<Event> events, @ForAll long seed) {
        assertThat(Event.runInPieces(topK(2), events, "OUT", seed)).isEqualTo(Event.run(topK(2), events, "OUT"));
    }

    @Provide
    Arbitrary<List<Event>> rides() {
        return Event.rides("RIDES");
    }

    @Test
    void aForestScoresTheOddOneHighestAndTheSameRowsTheSame() {
        List<Double> scores = scores(start(forest(1, false, false)), 600, 500);

        assertThat(scores.get(0)).isZero();
        assertThat(scores.indexOf(scores.stream().max(Double::compare).get())).isEqualTo(500);
        assertThat(scores.get(500)).isGreaterThan(2 * scores.get(499));
        assertThat(scores(start(forest(1, false, false)), 600, 500)).isEqualTo(scores);
        assertThat(scores.indexOf(scores(start(forest(4, false, false)), 600, 500).stream()
                        .max(Double::compare)
                        .get()))
                .as("shingled rows are scored otherwise")
                .isNegative();
    }

    /** The scores of points around (10, 20), with one far off. */
    private static List<Double> scores(Application application, int count, int odd) {
        List<Double> scores = new ArrayList<>();
        application.listen("OUT", (rowtime, row) -> scores.add((Double) row[4]));
        Random random = new Random(1);
        for (int i = 0; i < count; i++) {
            double away = i == odd ? 40 : 0;
            point(application, i, 10 + random.nextGaussian(), 20 + random.nextGaussian() + away);
        }
        return scores;
    }

    @Test
    void anExplanationSaysWhichColumnIsOffAndWhichWay() {
        Application application = start(forest(1, true, true));
        List<Object[]> rows = new ArrayList<>();
        application.listen("OUT", (rowtime, row) -> rows.add(row));
        scores(application, 501, 500);

        Object[] odd = rows.get(500);
        String number = "\"(\\d+\\.\\d{4})\"";
        String column =
                ":\\{\"DIRECTION\":\"(HIGH|LOW)\",\"STRENGTH\":" + number + ",\"ATTRIBUTION_SCORE\":" + number + "\\}";
        var found =
                Pattern.compile("\\{\"x\"" + column + ",\"y\"" + column + "\\}").matcher((String) odd[5]);
        assertThat(found.matches()).as("%s", odd[5]).isTrue();
        assertThat(found.group(4)).isEqualTo("HIGH");
        double x = Double.parseDouble(found.group(3));
        double y = Double.parseDouble(found.group(6));
        assertThat(y).isGreaterThan(5 * x);
        assertThat(x + y).isCloseTo((Double) odd[4], within(0.001));
    }

    @Test
    void withoutDirectionalityAnExplanationHasOnlyShares() {
        Application application = start(forest(2, true, false));
        List<Object[]> rows = new ArrayList<>();
        application.listen("OUT", (rowtime, row) -> rows.add(row));
        point(application, 1, 1.0, 1.0);

        assertThat(rows.get(0)[5])
                .isEqualTo("{\"x\":{\"ATTRIBUTION_SCORE\":\"0.0000\"},\"y\":{\"ATTRIBUTION_SCORE\":\"0.0000\"}}");
    }

    @Test
    void aForestGoesOnFromItsSnapshot() {
        Application first = start(forest(2, false, false));
        scores(first, 500, -1);
        Application second = start(forest(2, false, false));
        second.restore(first.snapshot());
        List<Double> scores = new ArrayList<>();
        second.listen("OUT", (rowtime, row) -> scores.add((Double) row[4]));

        point(second, 1_000, 10.0, 20.0);
        point(second, 1_001, 10.0, 80.0);

        assertThat(scores.get(0)).isBetween(0.3, 1.3);
        assertThat(scores.get(1)).isGreaterThan(2.0);
    }

    @Test
    void aPointWithoutAPlaceIsAnErrorRow() {
        Application application = start(forest(1, false, false));
        List<String> errors = watch(application, "error_stream");

        point(application, 1, null, 1);
        point(application, 2, Double.NaN, 1);

        assertThat(errors).hasSize(2);
        assertThat(errors.get(0))
                .contains("Evaluation error The value of x is null, which has no place among numbers.");
        assertThat(errors.get(1)).contains("The value of x is NaN");
    }

    @Test
    void hotspotsAreTheDenseRegionsAmongTheLastPoints() {
        Application application = start(hotspots());
        List<Object> results = new ArrayList<>();
        application.listen("OUT", (rowtime, row) -> results.add(row[4]));

        point(application, 1, 0.0, 0.0);
        point(application, 2, 9.0, 9.0);
        point(application, 3, 0.5, 0.0);
        assertThat(results).containsOnly("{\"hotspots\":[]}");
        point(application, 4, 1.0, 0.5);
        assertThat(results.get(3))
                .as("three points in a box of 1 by the radius of 1")
                .isEqualTo("{\"hotspots\":[{\"density\":3.0,\"minValues\":[0.0,0.0],\"maxValues\":[1.0,0.5]}]}");
        point(application, 5, 9.0, 8.0);
        point(application, 6, 7.0, 9.0);
        point(application, 7, 9.0, 9.5);
        assertThat(results.get(6))
                .as("the first point has left the window of six")
                .isEqualTo("{\"hotspots\":[{\"density\":2.0,\"minValues\":[9.0,8.0],\"maxValues\":[9.0,9.5]}]}");
    }

    @Test
    void hotspotsGoOnFromTheirSnapshot() {
        Application whole = start(hotspots());
        List<String> expected = watch(whole, "OUT");
        Application first = start(hotspots());
        List<String> seen = watch(first, "OUT");
        Application second = start(hotspots());
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            double x = random.nextInt(4);
            double y = random.nextInt(4);
            point(whole, i, x, y);
            if (i == 20) {
                second.restore(first.snapshot());
                second.listen("OUT", (rowtime, row) -> seen.add(Plans.text(row)));
            }
            point(i < 20 ? first : second, i, x, y);
        }

        assertThat(seen).isEqualTo(expected);
    }

    private static ApplicationPlan hotspots() {
        return extended(
                new TableFunction.Hotspots(List.of(1, 2), 6, 1.0, 3), column("HOTSPOTS_RESULT", TypeName.VARCHAR));
    }
}
