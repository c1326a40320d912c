package wildrydes.pump.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wildrydes.pump.kit.EmbeddedRuntime.Between;
import wildrydes.pump.type.TypeName;

/** The developer guide's examples of anomalies and hotspots: there is no table of their results, only what they must show. */
class GuideAnomaliesTest {

    @ParameterizedTest
    @EnumSource(names = {"NOTHING", "CLOCK"})
    void aHeartThatRacesHasTheHighestScore(Between between) throws Exception {
        Case.Builder builder = Case.of("guide: anomalies of a heart rate, the highest of each second first")
                .input(Inputs.stream(
                        Inputs.SOURCE, Inputs.column("heartRate", TypeName.INTEGER), Inputs.varchar("rateType", 20)))
                .sql("""
                        CREATE STREAM "TEMP_STREAM" ("heartRate" INTEGER, "rateType" varchar(20), "ANOMALY_SCORE" DOUBLE);
                        CREATE STREAM "D" ("heartRate" INTEGER, "rateType" varchar(20), "ANOMALY_SCORE" DOUBLE);
                        CREATE PUMP "STREAM_PUMP" AS INSERT INTO "TEMP_STREAM"
                          SELECT STREAM "heartRate", "rateType", ANOMALY_SCORE
                          FROM TABLE(RANDOM_CUT_FOREST(CURSOR(SELECT STREAM * FROM "SOURCE_SQL_STREAM_001")));
                        CREATE PUMP "OUTPUT_PUMP" AS INSERT INTO "D"
                          SELECT STREAM * FROM "TEMP_STREAM"
                          ORDER BY FLOOR("TEMP_STREAM".ROWTIME TO SECOND), ANOMALY_SCORE DESC;""");
        Random random = new Random(1);
        for (int i = 0; i < 600; i++) {
            boolean high = i == 595;
            if (i == 450) {
                builder.restart();
            }
            builder.row(
                    String.format(Locale.ROOT, "09:%02d:%02d", i / 10 / 60, i / 10 % 60),
                    high ? 180 : 60 + random.nextInt(40),
                    high ? "HIGH" : "NORMAL");
        }

        Outcome outcome =
                new EmbeddedRuntime(between).run(builder.bound("10:00:00").build());

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.of("TEMP_STREAM")).hasSize(600);
        assertThat(outcome.of("D")).hasSize(600);
        List<List<@Nullable Object>> trained = outcome.of("TEMP_STREAM").subList(300, 600);
        assertThat(trained.stream().max(Comparator.comparing(GuideAnomaliesTest::score)))
                .hasValueSatisfying(row -> assertThat(row).contains(180, "HIGH"));
        assertThat(seconds(outcome.of("D")))
                .allSatisfy(second -> assertThat(second).isSortedAccordingTo(Comparator.reverseOrder()));
    }

    private static double score(List<@Nullable Object> row) {
        return (Double) Objects.requireNonNull(row.get(3));
    }

    private static List<List<Double>> seconds(List<List<@Nullable Object>> rows) {
        List<List<Double>> seconds = new ArrayList<>();
        long last = Long.MIN_VALUE;
        for (List<@Nullable Object> row : rows) {
            long second = Math.floorDiv(Oracle.rowtime(row), 1_000);
            if (second != last) {
                seconds.add(new ArrayList<>());
                last = second;
            }
            seconds.get(seconds.size() - 1).add(score(row));
        }
        return seconds;
    }

    @ParameterizedTest
    @EnumSource
    void pointsThatLieCloseTogetherAreAHotspot(Between between) throws Exception {
        Case.Builder builder = Case.of("guide: hotspots of points in a square")
                .input(Inputs.stream(
                        Inputs.SOURCE, Inputs.column("x", TypeName.DOUBLE), Inputs.column("y", TypeName.DOUBLE)))
                .sql("""
                        CREATE STREAM "D" ("x" DOUBLE, "y" DOUBLE, HOTSPOTS_RESULT VARCHAR(10000));
                        CREATE PUMP "P" AS INSERT INTO "D"
                          SELECT "x", "y", "HOTSPOTS_RESULT"
                          FROM TABLE (HOTSPOTS(CURSOR(SELECT STREAM "x", "y" FROM "SOURCE_SQL_STREAM_001"), 200, 0.5, 17));""");
        Random random = new Random(2);
        for (int i = 0; i < 120; i++) {
            boolean hot = i % 2 == 0;
            builder.row(
                    String.format(Locale.ROOT, "09:%02d:%02d", i / 60, i % 60),
                    hot ? 3 + random.nextDouble() / 10 : random.nextDouble() * 1_000,
                    hot ? 7 + random.nextDouble() / 10 : random.nextDouble() * 1_000);
        }

        Outcome outcome = new EmbeddedRuntime(between).run(builder.build());

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.of("D")).hasSize(120);
        assertThat((String) outcome.of("D").get(2).get(3)).contains("\"hotspots\":[]");
        assertThat((String) outcome.of("D").get(119).get(3))
                .contains("\"density\"", "\"minValues\":[3.0", "\"maxValues\":[3.");
    }
}
