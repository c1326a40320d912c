package wildrydes.pump.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EmbeddedKitTest {

    @ParameterizedTest(name = "{0}; {1}")
    @MethodSource("runs")
    void rowsAndErrorRowsAreThoseOfTheCase(Case test, EmbeddedRuntime.Between between) throws Exception {
        Outcome outcome = new EmbeddedRuntime(between).run(test);

        assertThat(outcome.differences(test.expected()))
                .as("missing (-) and unexpected (+) rows of: %s", test)
                .isEmpty();
    }

    static Stream<Arguments> runs() {
        return Cases.all().stream()
                .flatMap(test ->
                        Stream.of(EmbeddedRuntime.Between.values()).map(between -> Arguments.of(test, between)));
    }
}
