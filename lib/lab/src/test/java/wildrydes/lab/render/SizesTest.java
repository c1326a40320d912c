package wildrydes.lab.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Bytes, counts and ages in words. */
class SizesTest {

    @Test
    void bytesHaveTheUnitThatLeavesFewDigits() {
        assertThat(Sizes.bytes(0)).isEqualTo("0 bytes");
        assertThat(Sizes.bytes(1)).isEqualTo("1 byte");
        assertThat(Sizes.bytes(999)).isEqualTo("999 bytes");
        assertThat(Sizes.bytes(1000)).isEqualTo("1 KB");
        assertThat(Sizes.bytes(22_440)).isEqualTo("22.4 KB");
        assertThat(Sizes.bytes(999_999)).isEqualTo("1 MB");
        assertThat(Sizes.bytes(10_000_000)).isEqualTo("10 MB");
        assertThat(Sizes.bytes(Long.MAX_VALUE)).endsWith(" TB");
    }

    @Test
    void countsHaveTheirNoun() {
        assertThat(Sizes.count(1, "line")).isEqualTo("1 line");
        assertThat(Sizes.count(1200, "line")).isEqualTo("1,200 lines");
    }

    @Test
    void anAgeIsToldByItsLargestUnit() {
        assertThat(Times.age(Duration.ofMillis(-5))).isEqualTo("0 s");
        assertThat(Times.age(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(Times.age(Duration.ofSeconds(119))).isEqualTo("1 min");
        assertThat(Times.age(Duration.ofHours(23))).isEqualTo("23 h");
        assertThat(Times.age(Duration.ofHours(25))).isEqualTo("1 day");
        assertThat(Times.age(Duration.ofDays(3))).isEqualTo("3 days");
    }
}
