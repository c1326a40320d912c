package wildrydes.kernel.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GlanceTest {

    record Ride(String name, int length) {

        @Override
        public String name() {
            throw new IllegalStateException("somebody's code");
        }
    }

    @Test
    void valuesOfTheJdkAreShown() {
        assertThat(Glance.at(null)).isEqualTo("null");
        assertThat(Glance.at(3)).isEqualTo("3");
        assertThat(Glance.at("a \"b\"\n")).isEqualTo("\"a \\\"b\\\"\\n\"");
        assertThat(Glance.at('c')).isEqualTo("'c'");
        assertThat(Glance.at(Duration.ofSeconds(1))).isEqualTo("PT1S");
        assertThat(Glance.at(new int[][] {{1, 2}, {}})).isEqualTo("{{1, 2}, {}}");
        assertThat(Glance.at(new ArrayList<>(Arrays.asList(1, null)))).isEqualTo("[1, null]");
        assertThat(Glance.at(new TreeMap<>(Map.of("a", List.of(1))))).isEqualTo("{\"a\"=[1]}");
        assertThat(Glance.at(Optional.of("x"))).isEqualTo("Optional[\"x\"]");
        assertThat(Glance.at(Thread.State.NEW)).isEqualTo("NEW");
    }

    @Test
    void nothingOfOthersIsCalled() {
        Object loud = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("somebody's code");
            }
        };

        assertThat(Glance.at(loud)).isEqualTo("an object of an anonymous class");
        assertThat(Glance.at(List.of(loud))).isEqualTo("[an object of an anonymous class]");
        assertThat(Glance.at(new Ride("far", 3))).isEqualTo("Ride[name=\"far\", length=3]");
        assertThat(Glance.at(new ArrayList<>(List.of(1)) {})).isEqualTo("an object of an anonymous class");
    }

    @Test
    void muchIsCutShort() {
        List<Integer> many = new ArrayList<>(IntStream.range(0, 1000).boxed().toList());

        assertThat(Glance.at(many)).isEqualTo("[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ... 1000 in all]");
        assertThat(Glance.at("🦄".repeat(1000))).hasSizeLessThan(260).endsWith("...");
        var nested = new ArrayList<Object>();
        nested.add(nested);
        assertThat(Glance.at(nested)).isEqualTo("[[[ArrayList]]]");
    }
}
