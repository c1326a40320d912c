package wildrydes.kernel.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class Utf8DecoderTest {

    @Property
    void textIsTheSameHoweverItsBytesAreCut(
            @ForAll List<@IntRange(min = 1, max = Character.MAX_CODE_POINT) Integer> points,
            @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 5) Integer> cuts) {
        var text = new StringBuilder();
        points.forEach(point -> {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                text.appendCodePoint(point);
            }
        });
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        var decoder = new Utf8Decoder();
        var decoded = new StringBuilder();

        int at = 0;
        for (int cut : cuts) {
            int length = Math.min(cut, bytes.length - at);
            decoder.decode(bytes, at, length, decoded);
            at += length;
        }
        decoder.decode(bytes, at, bytes.length - at, decoded);

        assertThat(decoded.toString()).isEqualTo(text.toString());
    }
}
