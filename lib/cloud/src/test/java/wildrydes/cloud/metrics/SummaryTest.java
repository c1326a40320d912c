package wildrydes.cloud.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What is known of samples when they are put together, in whatever order. */
class SummaryTest {

    private static Summary of(List<Double> values) {
        Summary summary = new Summary();
        values.forEach(value -> summary.add(value, 1));
        return summary;
    }

    @Property(tries = 200)
    void percentilesAreNearTheValuesAtTheirRanks(
            @ForAll @Size(min = 1, max = 300) List<@DoubleRange(min = 0.01, max = 1e6) Double> values) {
        Summary summary = of(values);
        List<Double> sorted = values.stream().sorted().toList();

        for (double percent : new double[] {0, 1, 25, 50, 90, 99, 99.9, 100}) {
            int rank = (int) Math.max(1, Math.ceil(percent / 100 * sorted.size() - 1e-9));
            double exact = sorted.get(rank - 1);
            double tolerance = values.size() <= Distribution.MOST ? 0 : 0.95 * exact;
            assertThat(summary.percentile(percent)).isCloseTo(exact, within(tolerance));
        }
    }

    @Property(tries = 200)
    void partsGiveTheWhole(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = -100, max = 100) Double> left,
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = -100, max = 100) Double> right) {
        Summary both = of(left);
        both.add(of(right));

        assertThat(both.samples()).isEqualTo(left.size() + right.size());
        assertThat(both.betweenPercents(0, 100).samples()).isCloseTo(both.samples(), within(1e-9));
        Summary.Part lower = both.betweenPercents(0, 40);
        Summary.Part upper = both.betweenPercents(40, 100);
        assertThat(lower.samples() + upper.samples()).isCloseTo(both.samples(), within(1e-9));
        assertThat(both.least()).isLessThanOrEqualTo(both.percentile(10));
        assertThat(both.percentile(90)).isLessThanOrEqualTo(both.most());
    }

    @Test
    void latenciesOfAThousandCallsHavePercentilesToAFewPercent() {
        Summary summary = new Summary();
        for (int i = 1; i <= 1000; i++) {
            summary.add(1 + i / 100.0, 1);
        }

        assertThat(summary.percentile(50)).isCloseTo(6, within(0.3));
        assertThat(summary.percentile(99)).isCloseTo(10.9, within(0.5));
        assertThat(summary.sum()).isCloseTo(1000 + 5005, within(1e-6));
    }

    @Test
    void aSetOfStatisticsHidesPercentilesUnlessAllItsSamplesAreEqual() {
        Summary set = Summary.ofSet(10, 55, 1, 10);
        assertThat(set.spreadKnown()).isFalse();
        assertThat(set.percentile(50)).isNaN();
        assertThat(set.average()).isEqualTo(5.5);

        Summary equal = Summary.ofSet(3, 12, 4, 4);
        assertThat(equal.percentile(50)).isEqualTo(4);
        equal.add(set);
        assertThat(equal.percentile(50)).isNaN();
        assertThat(equal.sum()).isEqualTo(67);
    }
}
