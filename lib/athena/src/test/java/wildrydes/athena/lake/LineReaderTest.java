package wildrydes.athena.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import wildrydes.athena.catalog.DataFile;
import wildrydes.athena.catalog.NoTables;
import wildrydes.athena.serde.Line;

class LineReaderTest {

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "bc", "\n", "\r", "\r\n", "é", "")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Property
    void linesAreThoseOfTheJdk(@ForAll("texts") String text) throws IOException {
        assertThat(lines(text)).isEqualTo(text.lines().toList());
    }

    @Property(tries = 200)
    void piecesOfAFileHaveEachLineOnce(@ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 9) int length)
            throws IOException {
        Path path = Files.createTempFile("pieces", ".txt");
        try {
            byte[] bytes = text.getBytes(UTF_8);
            Files.write(path, bytes);
            DataFile file = new DataFile(path, "s3://b/k", bytes.length, Instant.EPOCH, Map.of());
            Scope scope = new Scope(new NoTables());
            List<String> lines = new ArrayList<>();
            for (int from = 0; from < bytes.length; from += length) {
                read(new Piece(file, from, Math.min(length, bytes.length - from)), scope, lines);
            }

            assertThat(lines).isEqualTo(text.lines().toList());
            assertThat(scope.scannedBytes()).isEqualTo(bytes.length);
        } finally {
            Files.delete(path);
        }
    }

    @Example
    void aLineMayBeLongerThanTheBuffer() throws IOException {
        String text = "x".repeat(300_000) + "\r\n" + "y".repeat(200_000) + "\n";

        assertThat(lines(text)).isEqualTo(text.lines().toList());
    }

    private static void read(Piece piece, Scope scope, List<String> lines) {
        try (PieceLines reader = new PieceLines(piece, 0, scope)) {
            for (Line line = reader.next(); line != null; line = reader.next()) {
                lines.add(line.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String text) throws IOException {
        List<String> lines = new ArrayList<>();
        try (LineReader reader = new LineReader(new ByteArrayInputStream(text.getBytes(UTF_8)))) {
            for (Line line = reader.next(); line != null; line = reader.next()) {
                lines.add(line.text());
            }
        }
        return lines.stream().collect(Collectors.toList());
    }
}
