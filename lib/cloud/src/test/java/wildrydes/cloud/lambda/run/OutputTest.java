package wildrydes.cloud.lambda.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.cloud.lambda.runner.Frames;

class OutputTest {

    @TempDir
    Path folder;

    private final List<String> events = new ArrayList<>();
    private Path file;
    private Output output;

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("output");
        output = new Output(file, events::add);
    }

    @AfterEach
    void close() throws IOException {
        output.close();
    }

    private static byte[] frame(byte kind, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Frames.HEADER + content.length)
                .put(Frames.FIRST)
                .put(Frames.SECOND)
                .put(kind)
                .put((byte) 0)
                .putInt(content.length)
                .put(content)
                .array();
    }

    private void print(byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.APPEND);
    }

    private void read() throws IOException {
        while (output.read()) {
            // There is more.
        }
    }

    @Test
    void linesOfTheTwoStreamsDoNotMix() throws IOException {
        print(frame(Frames.OUT, "to the "));
        print(frame(Frames.ERR, "no wi"));
        print("from the JVM itself\n".getBytes(StandardCharsets.UTF_8));
        print(frame(Frames.OUT, "meadow\nand"));
        print(frame(Frames.ERR, "ngs\n"));
        read();
        output.end();

        assertThat(events).containsExactly("from the JVM itself\n", "to the meadow\n", "no wings\n", "and");
    }

    @Test
    void aRecordOfSeveralLinesAndFramesIsOneEvent() throws IOException {
        print(frame(Frames.RECORD, "one\ntwo\n"));
        print(frame(Frames.OUT, "between\n"));
        print(frame(Frames.RECORD_END, "three\n"));
        read();

        assertThat(events).containsExactly("between\n", "one\ntwo\nthree\n");
    }

    @Test
    void framesComeInAnyPieces() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes("raw é\n".getBytes(StandardCharsets.UTF_8));
        all.writeBytes(frame(Frames.OUT, "süß\n"));
        all.writeBytes(frame(Frames.RECORD_END, "a\nb"));
        for (byte one : all.toByteArray()) {
            print(new byte[] {one});
            read();
        }

        assertThat(events).containsExactly("raw é\n", "süß\n", "a\nb");
    }

    @Test
    void whatLooksLikeAFrameAndIsNoneIsText() throws IOException {
        print(new byte[] {Frames.FIRST, Frames.SECOND, 1, 0, -1, 0, 0, 0, '\n'});
        read();
        output.end();

        assertThat(String.join("", events)).contains("W\u0001");
    }

    @Test
    void aLongLineIsCutBetweenCharacters() throws IOException {
        print(("ü".repeat(Limits.EVENT_BYTES) + "\n").getBytes(StandardCharsets.UTF_8));
        read();

        assertThat(events).hasSizeGreaterThan(1);
        assertThat(String.join("", events)).isEqualTo("ü".repeat(Limits.EVENT_BYTES) + "\n");
        assertThat(events)
                .allSatisfy(event -> assertThat(event.getBytes(StandardCharsets.UTF_8))
                        .hasSizeLessThanOrEqualTo(Limits.EVENT_BYTES + 2));
    }

    @Test
    void aFileThatWasReadIsCutOff() throws IOException {
        print(("x".repeat(2_000_000) + "\n").getBytes(StandardCharsets.UTF_8));
        read();
        output.end();

        assertThat(file).isEmptyFile();
        print("after\n".getBytes(StandardCharsets.UTF_8));
        read();
        assertThat(events).last().isEqualTo("after\n");
    }

    @Test
    void whatIsPrintedFasterThanItIsReadIsDroppedWithALineThatSaysSo() throws IOException {
        print("before\n".getBytes(StandardCharsets.UTF_8));
        read();
        try (RandomAccessFile much = new RandomAccessFile(file.toFile(), "rw")) {
            much.setLength(300L * 1024 * 1024);
        }
        read();
        print("after\n".getBytes(StandardCharsets.UTF_8));
        read();

        assertThat(events)
                .containsExactly(
                        "before\n",
                        "[The function printed faster than its log is written: 314572793 bytes were dropped.]\n",
                        "after\n");
    }
}
