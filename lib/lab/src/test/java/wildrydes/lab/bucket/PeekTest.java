package wildrydes.lab.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a look into an object tells. */
class PeekTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(bytes(text));
        }
        return bytes.toByteArray();
    }

    @Test
    void linesAreCountedWithOrWithoutANewlineAtTheEnd() {
        assertThat(Peek.of(bytes("")).lines()).isZero();
        assertThat(Peek.of(bytes("{}")).lines()).isEqualTo(1);
        assertThat(Peek.of(bytes("{}\n")).lines()).isEqualTo(1);
        assertThat(Peek.of(bytes("{}\n{}")).lines()).isEqualTo(2);
        assertThat(Peek.of(bytes("\n\n")).lines()).isEqualTo(2);
    }

    @Test
    void theHeadIsFiveLinesAndLongOnesAreCut() {
        assertThat(Peek.of(bytes("1\n2\n3\n4\n5\n")).head()).isEqualTo("1\n2\n3\n4\n5");
        assertThat(Peek.of(bytes("1\n2\n3\n4\n5\n6\n")).head()).isEqualTo("1\n2\n3\n4\n5\n...");
        assertThat(Peek.of(bytes("x".repeat(201))).head()).isEqualTo("x".repeat(200) + " ...");
    }

    @Test
    void whatIsCompressedIsUnpackedAndSaidToBe() throws IOException {
        Peek peek = Peek.of(zipped("{\"Name\":\"Shadowfax\"}\n{}\n"));
        assertThat(peek).isEqualTo(new Peek(2, "{\"Name\":\"Shadowfax\"}\n{}", true, true));
    }

    @Test
    void whatIsNoTextIsSaidToBeNone() throws IOException {
        assertThat(Peek.of(new byte[] {(byte) 0xff, 0, 1})).isEqualTo(new Peek(0, "", false, false));
        byte[] whole = zipped("Shadowfax and Bucephalus");
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        assertThat(Peek.of(half)).isEqualTo(new Peek(0, "", false, true));
        half[2] = 99;
        assertThat(ObjectText.of(half)).isEmpty();
    }
}
