package wildrydes.athena.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.bzip2.BZip2HadoopStreams;
import io.airlift.compress.snappy.SnappyHadoopStreams;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.athena.Lake;

class FilesTest {

    private static final String TWO_LINES = "{\"n\":1}\n{\"n\":2}\n";

    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void aLake() {
        lake = new Lake(folder).table("t", Lake.HIVE_JSON, "n int");
    }

    private interface Compressing {
        OutputStream around(OutputStream out) throws IOException;
    }

    private static byte[] compressed(Compressing compressing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = compressing.around(bytes)) {
            out.write(TWO_LINES.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void compressedFilesAreReadByTheirNamesAndCountAsOnDisk() throws IOException {
        byte[] gzip = compressed(GZIPOutputStream::new);
        byte[] bzip2 = compressed(new BZip2HadoopStreams()::createOutputStream);
        byte[] zstandard = compressed(ZstdOutputStream::new);
        byte[] snappy = compressed(new SnappyHadoopStreams()::createOutputStream);
        byte[] deflate = compressed(DeflaterOutputStream::new);
        lake.file("t", "a.gz", gzip)
                .file("t", "b.bz2", bzip2)
                .file("t", "c.zst", zstandard)
                .file("t", "d.snappy", snappy)
                .file("t", "e.deflate", deflate)
                .file("t", "gzip-by-its-first-bytes", gzip);

        Lake.Result result = lake.query("SELECT count(*), sum(n) FROM t");

        assertThat(result.lines()).containsExactly("12|18");
        assertThat(result.scanned())
                .isEqualTo(2L * gzip.length + bzip2.length + zstandard.length + snappy.length + deflate.length);
    }

    @Test
    void membersOfAGzipFileAreReadOneAfterAnother() throws IOException {
        byte[] one = compressed(GZIPOutputStream::new);
        byte[] two = Arrays.copyOf(one, one.length * 2);
        System.arraycopy(one, 0, two, one.length, one.length);

        assertThat(lake.file("t", "a.gz", two).query("SELECT count(*) FROM t").lines())
                .containsExactly("4");
    }

    @Test
    void aBrokenGzipFileIsNamed() throws IOException {
        byte[] gzip = compressed(GZIPOutputStream::new);
        lake.file("t", "short.gz", Arrays.copyOf(gzip, gzip.length - 12));

        assertThat(lake.query("SELECT * FROM t").problem())
                .isEqualTo(
                        "HIVE_CURSOR_ERROR: Failed to read file: s3://rides/t/short.gz: Unexpected end of ZLIB input stream");
    }

    @Test
    void aFileThatIsNoGzipIsNamed() throws IOException {
        lake.file("t", "plain.gz", TWO_LINES);

        assertThat(lake.query("SELECT * FROM t").problem())
                .isEqualTo(
                        "HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split s3://rides/t/plain.gz (offset=0, length=16): Not in GZIP format");
    }

    @Test
    void aFileThatIsDeletedMeanwhileIsNamed() throws IOException {
        lake.file("t", "a", TWO_LINES);
        Files.delete(lake.path("t", "a"));

        assertThat(lake.query("SELECT * FROM t").problem())
                .isEqualTo("HIVE_CANNOT_OPEN_SPLIT: Error opening Hive split s3://rides/t/a (offset=0, length=16): "
                        + "The object does not exist; it was deleted after the query had begun");
    }

    @Test
    void emptyFilesHaveNoRows() throws IOException {
        lake.file("t", "a", "").file("t", "b.gz", "").file("t", "c", TWO_LINES).file("t", "d", "");

        assertThat(lake.query("SELECT count(*) FROM t").lines()).containsExactly("2");
    }

    @Test
    void aTableWithoutFilesHasNoRows() {
        assertThat(lake.query("SELECT * FROM t").lines()).isEmpty();
        assertThat(lake.query("SELECT count(*), max(n) FROM t").lines()).containsExactly("0|null");
    }

    @Test
    void anyEndOfALineWillDoAndABeginningMarkIsSkipped() throws IOException {
        lake.file("t", "a", "\uFEFF{\"n\":1}\r\n{\"n\":2}\r{\"n\":3}");

        assertThat(lake.query("SELECT n FROM t").lines()).containsExactly("1", "2", "3");
    }

    @Test
    void aLineOf16MegabytesIsRefused() throws IOException {
        byte[] line = new byte[LineReader.TOO_LONG + 1];
        Arrays.fill(line, (byte) ' ');
        lake.file("t", "a", line);

        assertThat(lake.query("SELECT * FROM t").problem())
                .isEqualTo("HIVE_CURSOR_ERROR: Line too long in text file: s3://rides/t/a has a line of 16 MB or more."
                        + " Write each record on a line of its own.");
    }

    @Test
    void aLargeFileIsReadInPiecesAndCountsOnce() throws IOException {
        int lines = 900_000;
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int i = 0; i < lines; i++) {
            content.write(("{\"n\":" + i + ",\"more\":\"" + "x".repeat(i % 20) + "\"}\n").getBytes(UTF_8));
        }
        lake.file("t", "a", content.toByteArray());

        Lake.Result result = lake.query("SELECT count(*), sum(n), count(DISTINCT n) FROM t");

        assertThat(result.lines()).containsExactly(lines + "|" + (lines - 1L) * lines / 2 + "|" + lines);
        assertThat(result.scanned()).isEqualTo(content.size());
        assertThat(LakeSplit.of(lake.files("default", "t", Map.of()))).hasSizeGreaterThan(1);
    }

    @Test
    void aLimitReadsNoMoreThanItNeeds() throws IOException {
        String content = TWO_LINES.repeat(100_000);
        for (int i = 0; i < 30; i++) {
            lake.file("t", "f" + i, content);
        }

        Lake.Result result = lake.query("SELECT * FROM t LIMIT 10");

        assertThat(result.lines()).hasSize(10);
        assertThat(result.scanned()).isLessThan(content.length());
    }
}
