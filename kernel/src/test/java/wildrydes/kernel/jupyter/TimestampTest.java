package wildrydes.kernel.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimestampTest {

    @Test
    void secondsAndTheirFractionAreAlwaysThere() {
        assertThat(Timestamp.of(Instant.parse("2026-01-02T03:00:00Z"))).isEqualTo("2026-01-02T03:00:00.000000Z");
        assertThat(Timestamp.of(Instant.parse("2026-11-25T13:14:15.016017018Z")))
                .isEqualTo("2026-11-25T13:14:15.016017Z");
    }

    @Property(tries = 300)
    void itIsTheMomentItWas(@ForAll @LongRange(min = 0, max = 253_402_300_799_999_999L) long micros) {
        Instant moment = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);

        assertThat(Instant.parse(Timestamp.of(moment))).isEqualTo(moment);
    }
}
