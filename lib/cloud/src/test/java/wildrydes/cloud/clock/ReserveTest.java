package wildrydes.cloud.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReserveTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void theStartCountsOnlyInANewFolder() throws Exception {
        assertThat(Reserve.open(TimeFile.in(folder), START).mark()).isEqualTo(START);
        assertThat(Reserve.open(TimeFile.in(folder), START.plusSeconds(5)).mark())
                .isEqualTo(START);
        assertThat(folder.resolve("clock.time")).hasContent("2026-11-24T10:00:00Z");
    }

    @Test
    void aMinuteOfTimeIsReservedOrFourSecondsAtItsSpeed() throws Exception {
        Reserve reserve = Reserve.open(TimeFile.in(folder), START);

        assertThat(reserve.wanted(START, 0, Instant.MAX)).isNull();
        assertThat(reserve.wanted(START, 1, Instant.MAX)).isEqualTo(START.plusSeconds(60));
        assertThat(reserve.wanted(START, 300, Instant.MAX)).isEqualTo(START.plusSeconds(1200));
        assertThat(reserve.wanted(START, Pace.AT_ONCE, Instant.MAX)).isEqualTo(START.plusSeconds(3600));
        assertThat(reserve.wanted(START, 1, START.plusSeconds(10))).isEqualTo(START.plusSeconds(10));
    }

    @Test
    void moreIsWantedWhenHalfIsUsed() throws Exception {
        Reserve reserve = Reserve.open(TimeFile.in(folder), START);
        reserve.wrote(START.plusSeconds(60));

        assertThat(reserve.renewal(1)).isEqualTo(START.plusSeconds(30));
        assertThat(reserve.wanted(START.plusSeconds(30), 1, Instant.MAX)).isNull();
        assertThat(reserve.wanted(START.plusSeconds(31), 1, Instant.MAX)).isEqualTo(START.plusSeconds(91));
        assertThat(reserve.wanted(START.plusSeconds(31), 0, Instant.MAX)).isEqualTo(START.plusSeconds(31));
    }

    @Test
    void aFileThatHoldsNoTimeIsNamed() throws Exception {
        Files.writeString(folder.resolve("clock.time"), "noon\n");

        assertThatThrownBy(() -> Reserve.open(TimeFile.in(folder), START))
                .isInstanceOf(ClockException.class)
                .hasMessage("The file " + folder.resolve("clock.time") + " says 'noon' instead of a time such as"
                        + " 2026-11-24T10:00:00Z; write into it the cloud time to go on from.");
    }
}
