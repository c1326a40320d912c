package wildrydes.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void aRowGivesTheRatioToThePeer() {
        Row row = Row.of("warm 1 + 1", Unit.MILLISECONDS, 8, Measure.of(4.2), Measure.of(68));

        assertThat(Table.line(row).replaceAll(" +", " ")).isEqualTo("warm 1 + 1 4.2 ms 8.0 ms 68 ms 0.06");
    }

    @Test
    void aFigureOverItsBudgetSaysSo() {
        Row slow = Row.of("ready", Unit.MILLISECONDS, 300, Measure.of(301), Measure.of(1240));
        Row lossy = Row.of("lines", Unit.COUNT, 100_000, Measure.of(99_999), Measure.of(80_000));

        assertThat(Table.line(slow)).endsWith("over budget");
        assertThat(Table.line(lossy)).contains("99,999", "100,000").endsWith("over budget");
    }

    @Test
    void aHigherRateIsBetter() {
        Row row = Row.of("puts", Unit.PER_SECOND, 20_000, Measure.of(40_000), Measure.of(10_000));

        assertThat(row.withinBudget()).isTrue();
        assertThat(row.ratio()).hasValue(4);
    }

    @Test
    void whatWasNotMeasuredSaysWhy() {
        Row row = new Row(
                "ready", Unit.MILLISECONDS, Measure.of(250), OptionalDouble.empty(), Measure.notRun("no peer.jar"));

        assertThat(row.ratio()).isEmpty();
        assertThat(Table.line(row)).endsWith("  peer not run: no peer.jar");
    }
}
