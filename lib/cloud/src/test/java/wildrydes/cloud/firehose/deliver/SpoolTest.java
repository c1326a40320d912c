package wildrydes.cloud.firehose.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that wait in memory, or in a file where they are many. */
class SpoolTest {

    @TempDir
    Path folder;

    private long files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    @Test
    void muchGoesIntoAFileAndLittleDoesNot() throws IOException {
        byte[] part = new byte[600_000];
        new Random(1).nextBytes(part);
        try (Spool spool = new Spool(folder)) {
            spool.write(part);
            assertThat(files()).isZero();
            assertContent(spool, part, 1);
            spool.write(part);
            assertThat(files()).isEqualTo(1);
            assertContent(spool, part, 2);
            spool.write(part);
            assertContent(spool, part, 3);
            assertThat(spool.size()).isEqualTo(1_800_000);
        }
        assertThat(files()).isZero();
    }

    private static void assertContent(Spool spool, byte[] part, int times) throws IOException {
        try (InputStream content = spool.open()) {
            for (int i = 0; i < times; i++) {
                assertThat(content.readNBytes(part.length)).isEqualTo(part);
            }
            assertThat(content.read()).isNegative();
        }
    }
}
