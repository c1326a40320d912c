package wildrydes.answers.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CrowdTest {

    private static final Duration BUDGET = Duration.ofSeconds(5);

    @Test
    void aBusyMachineGetsMoreTime() {
        assertThat(new Crowd(2.5).stretched(BUDGET)).isEqualTo(Duration.ofMillis(12_500));
    }

    @Test
    void aQuietMachineGetsTheBudgetAndNoLess() {
        assertThat(new Crowd(0.2).stretched(BUDGET)).isEqualTo(BUDGET);
        // What Windows answers.
        assertThat(new Crowd(-0.5).stretched(BUDGET)).isEqualTo(BUDGET);
    }
}
