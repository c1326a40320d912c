package wildrydes.cloud.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final long SECOND = 1_000_000_000;

    @Property
    void timeNeverGoesFasterThanItsSpeedAndNeverBack(
            @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 1_000_000) double speed,
            @ForAll @Size(max = 50) List<@LongRange(max = 10_000_000_000L) Long> steps) {
        Pace pace = new Pace(START);
        pace.speed(speed, 0);
        long nanos = 0;
        for (long step : steps) {
            Instant before = pace.now();
            nanos += step;
            pace.advance(Instant.MAX, nanos);
            assertThat(pace.now()).isAfterOrEqualTo(before);
        }
        double passed = Duration.between(START, pace.now()).toNanos();
        assertThat(passed).isLessThanOrEqualTo(nanos * speed * (1 + 1e-9) + 1);
        assertThat(passed).isGreaterThanOrEqualTo(nanos * speed * (1 - 1e-9) - steps.size() * (speed + 1) - 1);
    }

    @Test
    void aSlowClockThatIsAskedOftenStillMoves() {
        Pace pace = new Pace(START);
        pace.speed(0.001, 0);
        for (long nanos = 0; nanos <= 100_000; nanos++) {
            pace.advance(Instant.MAX, nanos);
        }

        assertThat(pace.now()).isEqualTo(START.plusNanos(100));
    }

    @Test
    void timeStopsAtTheBarAndCatchesUpAShortStall() {
        Pace pace = new Pace(START);
        pace.speed(60, 0);
        Instant bar = START.plusSeconds(6);
        pace.advance(bar, SECOND / 10);
        pace.advance(bar, SECOND / 10 + 20_000_000);
        assertThat(pace.now()).isEqualTo(bar);

        pace.advance(Instant.MAX, SECOND / 10 + 20_000_000);

        assertThat(pace.now()).isEqualTo(START.plusMillis(7200));
    }

    @Test
    void aLongStallIsNotMadeUpFor() {
        Pace pace = new Pace(START);
        pace.speed(60, 0);
        Instant bar = START.plusSeconds(6);
        pace.advance(bar, 100 * SECOND);

        pace.advance(Instant.MAX, 100 * SECOND);

        assertThat(pace.now()).isEqualTo(bar.plusNanos(60 * Pace.MOST_DEBT_NANOS));
    }

    @Test
    void theWaitForAMomentIsToldInRealTime() {
        Pace pace = new Pace(START);
        assertThat(pace.until(START.plusSeconds(1), 0)).isEqualTo(Long.MAX_VALUE);
        pace.speed(60, 0);
        assertThat(pace.until(START.plusSeconds(6), SECOND / 20)).isEqualTo(SECOND / 20);
        assertThat(pace.until(START, 0)).isZero();
        assertThat(pace.until(Instant.MAX, 0)).isPositive();
        pace.speed(Pace.AT_ONCE, 0);
        assertThat(pace.until(START.plusSeconds(6), 0)).isZero();
    }
}
