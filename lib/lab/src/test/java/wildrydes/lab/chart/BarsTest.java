package wildrydes.lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class BarsTest {

    private static final String LONG = "log-group:/aws/lambda/WildRydesStreamProcessor";

    @Test
    void shortNamesHaveRoomBelowTheirBars() {
        assertThat(Bars.fit(List.of("Shadowfax", "Bucephalus", "Rocinante"), 600))
                .isTrue();
        assertThat(Bars.fit(Collections.nCopies(8, "application/wildrydes"), 600))
                .isFalse();
    }

    @Test
    void longNamesLoseTheirMiddle() {
        assertThat(Bars.labels(List.of("stream/wildrydes", LONG)))
                .containsExactly("stream/wildrydes", "log-group:/aws/la..esStreamProcessor");
    }

    @Test
    void namesStayDifferent() {
        String other = LONG.replace("Wild", "Tame");

        assertThat(Bars.labels(List.of(LONG, other))).doesNotHaveDuplicates();
    }

    @Test
    void manyLongNamesMakeAHigherPicture() throws IOException {
        assertThat(height(8, "application/wildrydes-")).isEqualTo(height(3, "a"));
        assertThat(height(40, "application/wildrydes-")).isGreaterThan(height(8, "application/wildrydes-"));
    }

    private static int height(int count, String prefix) throws IOException {
        List<String> names = IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
        BufferedImage picture = ImageIO.read(
                new ByteArrayInputStream(Sketch.bars(names, Collections.nCopies(count, 1.0), "resource", "dollars")
                        .png()));
        return picture.getHeight();
    }
}
