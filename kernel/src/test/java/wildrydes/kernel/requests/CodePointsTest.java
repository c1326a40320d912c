package wildrydes.kernel.requests;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CodePointsTest {

    @Test
    void aUnicornIsOnePosition() {
        assertThat(CodePoints.toChars("🦄a", 1)).isEqualTo(2);
        assertThat(CodePoints.fromChars("🦄a", 2)).isEqualTo(1);
    }

    @Property
    void bothWaysMeanTheSamePlace(@ForAll String code, @ForAll @IntRange(max = 50) int position) {
        int points = code.codePointCount(0, code.length());

        assertThat(CodePoints.fromChars(code, CodePoints.toChars(code, position)))
                .isEqualTo(Math.min(position, points));
    }

    @Property
    void placesOutsideMeanTheNearerEnd(@ForAll String code, @ForAll @IntRange(min = 1) int beyond) {
        assertThat(CodePoints.toChars(code, -beyond)).isZero();
        assertThat(CodePoints.fromChars(code, -beyond)).isZero();
        assertThat(CodePoints.fromChars(code, code.length() + beyond % 1000))
                .isEqualTo(code.codePointCount(0, code.length()));
    }
}
