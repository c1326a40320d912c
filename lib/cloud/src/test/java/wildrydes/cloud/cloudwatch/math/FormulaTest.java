package wildrydes.cloud.cloudwatch.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metric math over two time series of five minutes; {@code m2} has no point in the third of them. */
class FormulaTest {

    private static final Map<String, Value> VALUES = Map.of(
            "m1", line("m1", 1, 2, 3, 4, 5),
            "m2", line("m2", 10, 20, Double.NaN, 40, 50),
            "e1", line("e1", 0, 0, 1, 1, 0));

    private static Value.Line line(String label, double... values) {
        TreeMap<Long, Double> points = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                points.put(i * 60L, values[i]);
            }
        }
        return new Value.Line(label, points, 60);
    }

    private static final Scope SCOPE = new Scope() {
        @Override
        public Value of(String id) {
            Value value = VALUES.get(id);
            if (value == null) {
                throw new MathException("There is no query with the id " + id + ".");
            }
            return value;
        }

        @Override
        public List<Value.Line> metrics(String part) {
            return List.of((Value.Line) of("m1"), (Value.Line) of("m2")).stream()
                    .filter(line -> line.label().contains(part))
                    .toList();
        }

        @Override
        public long from() {
            return 0;
        }

        @Override
        public long until() {
            return 300;
        }

        @Override
        public int period() {
            return 60;
        }
    };

    private static Value value(String formula) {
        return Formula.of(formula).in(SCOPE);
    }

    private static String shown(Value value) {
        if (value instanceof Value.Scalar scalar) {
            return String.valueOf(scalar.number());
        }
        StringBuilder shown = new StringBuilder();
        for (Value.Line line : Value.lines(value)) {
            shown.append(shown.isEmpty() ? "" : " | ");
            line.points()
                    .forEach((time, number) -> shown.append(time / 60)
                            .append(':')
                            .append(Math.rint(number * 1000) / 1000)
                            .append(' '));
        }
        return shown.toString().strip();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "m1 + m2; 0:11.0 1:22.0 3:44.0 4:55.0",
                "100 * m1 / m2; 0:10.0 1:10.0 3:10.0 4:10.0",
                "m1 / e1; 2:3.0 3:4.0",
                "-m1 ^ 2; 0:-1.0 1:-4.0 2:-9.0 3:-16.0 4:-25.0",
                "2 + 3 * 4 ^ 2; 50.0",
                "(2 + 3) * 4; 20.0",
                "1.5e1 - .5; 14.5",
                "m1 > 3; 0:0.0 1:0.0 2:0.0 3:1.0 4:1.0",
                "m1 >= 2 AND m1 <= 3 || m1 == 5; 0:0.0 1:1.0 2:1.0 3:0.0 4:1.0",
                "SUM(m1); 15.0",
                "SUM([m1, m2]); 0:11.0 1:22.0 2:3.0 3:44.0 4:55.0",
                "SUM(METRICS()) - SUM(METRICS('m2')); 0:1.0 1:2.0 3:4.0 4:5.0",
                "AVG([m1, m2]); 0:5.5 1:11.0 2:3.0 3:22.0 4:27.5",
                "m1 - AVG(m1); 0:-2.0 1:-1.0 2:0.0 3:1.0 4:2.0",
                "MIN(m2) + MAX(m2); 60.0",
                "STDDEV(m1); 1.4142135623730951",
                "DATAPOINT_COUNT(m2); 4.0",
                "METRIC_COUNT(METRICS()); 2.0",
                "RATE(m2); 1:0.167 3:0.167 4:0.167",
                "DIFF(m1); 1:1.0 2:1.0 3:1.0 4:1.0",
                "DIFF_TIME(m2); 1:60.0 3:120.0 4:60.0",
                "RUNNING_SUM(m1); 0:1.0 1:3.0 2:6.0 3:10.0 4:15.0",
                "FILL(m2, 0); 0:10.0 1:20.0 2:0.0 3:40.0 4:50.0",
                "FILL(m2, REPEAT); 0:10.0 1:20.0 2:20.0 3:40.0 4:50.0",
                "FILL(m2, LINEAR); 0:10.0 1:20.0 2:30.0 3:40.0 4:50.0",
                "FILL(METRICS(), m1); 0:1.0 1:2.0 2:3.0 3:4.0 4:5.0  | 0:10.0 1:20.0 2:3.0 3:40.0 4:50.0",
                "IF(m1 > 2, m2, 0); 0:0.0 1:0.0 3:40.0 4:50.0",
                "IF(e1, m1); 2:3.0 3:4.0",
                "IF(AVG(m1) > 2, m1, m2); 0:1.0 1:2.0 2:3.0 3:4.0 4:5.0",
                "PERIOD(m1); 60.0",
                "MINUTE(m1); 0:0.0 1:1.0 2:2.0 3:3.0 4:4.0",
                "EPOCH(m1) / 60; 0:0.0 1:1.0 2:2.0 3:3.0 4:4.0",
                "TIME_SERIES(7); 0:7.0 1:7.0 2:7.0 3:7.0 4:7.0",
                "CEIL(m1 / 2) + FLOOR(m1 / 2) - ABS(-m1); 0:0.0 1:0.0 2:0.0 3:0.0 4:0.0",
                "LOG10(m2); 0:1.0 1:1.301 3:1.602 4:1.699",
                "FIRST(m1) + LAST(m1); 6.0",
                "sum([m1, [m2]]); 0:11.0 1:22.0 2:3.0 3:44.0 4:55.0",
                "METRICS() * 2; 0:2.0 1:4.0 2:6.0 3:8.0 4:10.0  | 0:20.0 1:40.0 3:80.0 4:100.0",
                "[m1, m2] + [m2, m1]; 0:11.0 1:22.0 3:44.0 4:55.0  | 0:11.0 1:22.0 3:44.0 4:55.0"
            })
    void isComputed(String formula, String expected) {
        assertThat(shown(value(formula))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "m1 +; It ends too early.",
                "''; It ends too early.",
                "(m1; \")\" is wanted at the end.",
                "m1 m2; Unexpected \"m2\".",
                "m1 $ 2; Unexpected \"$\".",
                "m1 ] 2; Unexpected \"]\".",
                "m9; There is no query with the id m9.",
                "FILL(m1); The function FILL does not take 1 arguments.",
                "FILL(m1, CUBIC); 'FILL is given CUBIC; it takes a number, a time series, REPEAT or LINEAR.'",
                "SUM(3); A time series is wanted where there is a number.",
                "RATE(\"m1\"); A time series is wanted where there is the text \"m1\".",
                "FIRST(METRICS(\"none\")); The function FIRST is given no time series.",
                "[m1, m2] + [m1, m2, m1]; Lists of 2 and 3 time series cannot be combined: they must have the same size."
            })
    void isRefused(String formula, String sentence) {
        assertThatThrownBy(() -> value(formula))
                .isInstanceOf(MathException.class)
                .hasMessage(sentence);
    }

    @Test
    void whatIsNotServedIsNamedWithWhatIs() {
        assertThatThrownBy(() -> value("SEARCH('x', 'Sum', 60)"))
                .isInstanceOf(MathException.class)
                .hasMessageStartingWith("The function SEARCH is not served by this local cloud; there are ABS, AVG, ");
    }

    @Test
    void nestingIsBounded() {
        assertThatThrownBy(() -> value("(".repeat(2000) + "1"))
                .isInstanceOf(MathException.class)
                .hasMessage("It is nested more than 64 times.");
        assertThatThrownBy(() -> value("-".repeat(2000) + "1"))
                .isInstanceOf(MathException.class)
                .hasMessage("It is nested more than 64 times.");
    }

    @Property(tries = 100)
    void arithmeticIsThatOfNumbers(
            @ForAll @IntRange(min = 1, max = 1000) int a,
            @ForAll @IntRange(min = 1, max = 1000) int b,
            @ForAll @IntRange(min = 1, max = 1000) int c) {
        double computed = Value.number(value(a + " - " + b + " * " + c + " / (" + a + " + " + b + ")"));

        assertThat(computed).isCloseTo(a - (double) b * c / (a + b), within(1e-9));
    }
}
