package wildrydes.cloud.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wildrydes.cloud.metrics.Summary;

/** Statistics by name, of the numbers from 1 to 10. */
class StatisticTest {

    private static Summary oneToTen() {
        Summary summary = Summary.of(1, 1);
        for (int i = 2; i <= 10; i++) {
            summary.add(Summary.of(i, 1));
        }
        return summary;
    }

    @ParameterizedTest
    @CsvSource({
        "SampleCount, 10",
        "Average, 5.5",
        "Sum, 55",
        "Minimum, 1",
        "Maximum, 10",
        "p0, 1",
        "p50, 5",
        "P90, 9",
        "p99.9, 10",
        "p100, 10",
        "tm90, 5",
        "TM(10%:90%), 5.5",
        "TM(25%:), 6.7333333",
        "TM(2:4), 3.5",
        "iqm, 5.5",
        "wm90, 5.4",
        "WM(2:8), 5.3",
        "tc50, 5",
        "TC(3:7), 4",
        "TC(:3), 3",
        "ts50, 15",
        "TS(8:), 19",
        "PR(:3), 30",
        "PR(3:8), 50"
    })
    void isComputed(String name, double expected) {
        Statistic statistic = Statistic.named(name);
        assertThat(statistic).isNotNull();
        assertThat(statistic.of(oneToTen())).isCloseTo(expected, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sum",
                "Median",
                "p",
                "p101",
                "p-1",
                "tm",
                "TM(1:2%)",
                "TM(:)",
                "PR(10%:20%)",
                "PR(3:3)",
                "TS(5:4)",
                "TC(1.2.3:9)"
            })
    void isUnknown(String name) {
        assertThat(Statistic.named(name)).isNull();
    }

    @Test
    void aSetOfStatisticsHasNoPercentiles() {
        Statistic statistic = Statistic.named("tm90");
        assertThat(statistic).isNotNull();
        assertThat(statistic.of(Summary.ofSet(10, 55, 1, 10))).isNaN();
    }
}
