package wildrydes.pump.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final String LONG = "x".repeat(40_000);

    @Test
    void whatIsPutTogetherIsCutToTheLengthThatAStringHasAtMost() {
        assertThat(Texts.join(LONG, LONG)).hasSize(65_535);
        assertThat(Texts.overlay(LONG, LONG + "y", 1, 0)).hasSize(65_535).startsWith(LONG + "y");
        assertThat(Texts.overlay(LONG, "y", 40_001, 0)).isEqualTo(LONG + "y");
    }

    @Test
    void binariesThatArePutTogetherAreCutAsWell() {
        byte[] many = new byte[40_000];
        Arrays.fill(many, (byte) 7);

        byte[] joined = Texts.join(many, many);

        assertThat(joined).hasSize(65_535);
        assertThat(joined[65_534]).isEqualTo((byte) 7);
        assertThat(Texts.join(joined, many)).isEqualTo(joined);
        assertThat(Texts.join(new byte[70_000], many)).hasSize(65_535);
        assertThat(Texts.join(new byte[] {1, 2}, new byte[] {3})).containsExactly(1, 2, 3);
    }
}
