package wildrydes.lab.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.LabException;

class ResultsTest {

    private static final Instant MORNING = Instant.parse("2026-03-02T09:14:36Z");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void theMostThatACheckHasGivenStaysAndAnotherKernelFindsIt() {
        Results results = new Results(folder.resolve("checks"));
        assertThat(results.of("e1-record")).isEmpty();

        results.note("e1-record", 0.5, MORNING);
        results.note("e1-record", 1, NOON);
        results.note("e1-record", 0, NOON.plusSeconds(60));

        assertThat(new Results(folder.resolve("checks")).of("e1-record")).contains(new Results.Result(1, NOON));
        assertThat(results.of("e1-stream")).isEmpty();
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        Files.writeString(folder.resolve("e1-record.json"), "{");
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> new Results(folder).of("e1-record"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("delete the file, and run the check again");
        assertThatThrownBy(() -> new Results(file).note("e1-record", 1, NOON))
                .isInstanceOf(LabException.class)
                .hasMessageStartingWith("What was noted in ");
    }
}
