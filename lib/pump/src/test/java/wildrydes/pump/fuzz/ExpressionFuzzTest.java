package wildrydes.pump.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import wildrydes.pump.kit.Case;
import wildrydes.pump.kit.EmbeddedRuntime;
import wildrydes.pump.kit.EmbeddedRuntime.Between;
import wildrydes.pump.kit.Outcome;
import wildrydes.pump.kit.RandomStreams;

/** Whatever an application computes, each of its rows is a row, was filtered, or is an error row. */
class ExpressionFuzzTest {

    private static final List<Integer> WHOLE =
            List.of(-5, -1, 0, 1, 2, 3, 40_000, Integer.MAX_VALUE, Integer.MIN_VALUE);
    private static final List<Double> NUMBERS = List.of(-1e300, -2.5, -0.0, 0.0, 0.5, 1.0, 32_767.5, 1e10, 1e300);
    private static final List<String> TEXTS = List.of("", "a", "ab", "Shadowf", " x ", "12", "é");

    @Property(tries = 150)
    void rowsAndErrorRowsAreAsManyAsRowsCame(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) throws Exception {
        RandomExpressions expressions = new RandomExpressions(seed);
        Case.Builder builder = Case.of("expressions " + seed)
                .input(RandomStreams.LEFT)
                .sql("CREATE STREAM sink (a DOUBLE, b VARCHAR(6), c SMALLINT);")
                .sql("CREATE PUMP p AS INSERT INTO sink SELECT STREAM " + expressions.number(3) + ", "
                        + expressions.text(3) + ", " + expressions.number(2) + " FROM s_001;");
        int rows = fill(builder, seed);
        Case test = builder.build();

        Outcome outcome = new EmbeddedRuntime(Between.NOTHING).run(test);

        assertThat(outcome.of("SINK").size() + outcome.errors().size())
                .as(test.sql())
                .isEqualTo(rows);
    }

    @Property(tries = 150)
    void aConditionIsTrueOrFalseOrUnknownOrAnError(@ForAll @LongRange(min = 0, max = 1_000_000) long seed)
            throws Exception {
        String condition = new RandomExpressions(seed).condition(3);
        Case.Builder builder = Case.of("conditions " + seed)
                .input(RandomStreams.LEFT)
                .sql("CREATE STREAM yes (v INTEGER); CREATE STREAM nope (v INTEGER); CREATE STREAM maybe (v INTEGER);")
                .sql("CREATE PUMP a AS INSERT INTO yes SELECT STREAM v FROM s_001 WHERE " + condition + ";")
                .sql("CREATE PUMP b AS INSERT INTO nope SELECT STREAM v FROM s_001 WHERE NOT (" + condition + ");")
                .sql("CREATE PUMP c AS INSERT INTO maybe SELECT STREAM v FROM s_001 WHERE (" + condition
                        + ") IS NULL;");
        int rows = fill(builder, seed);
        Case test = builder.build();

        Outcome outcome = new EmbeddedRuntime(Between.NOTHING).run(test);

        for (String pump : List.of("A", "B", "C")) {
            long errors = outcome.errors().stream()
                    .filter(error -> error.pump().equals(pump))
                    .count();
            assertThat(outcome.of("YES").size()
                            + outcome.of("NOPE").size()
                            + outcome.of("MAYBE").size()
                            + errors)
                    .as("rows and the errors of pump %s, with %s", pump, condition)
                    .isEqualTo(rows);
        }
    }

    private static int fill(Case.Builder builder, long seed) {
        Random random = new Random(seed);
        int rows = 25;
        for (int i = 0; i < rows; i++) {
            List<Object> values = new ArrayList<>();
            values.add(random.nextInt(6) == 0 ? null : TEXTS.get(random.nextInt(TEXTS.size())));
            values.add(random.nextInt(6) == 0 ? null : WHOLE.get(random.nextInt(WHOLE.size())));
            values.add(random.nextInt(6) == 0 ? null : NUMBERS.get(random.nextInt(NUMBERS.size())));
            builder.row(String.format(Locale.ROOT, "09:00:%02d", i), values.toArray());
        }
        return rows;
    }
}
