package wildrydes.answers.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerivationTest {

    private static final String KEY = """
            ---
            jupyter:
              kernelspec:
                name: java
            ---

            ```java id="one"
            1
            ```
            """;

    @TempDir
    Path folder;

    @Test
    void writesMissingAndChangedNotebooksAndLeavesTheOthersAlone() throws IOException {
        Path keys = Files.createDirectories(folder.resolve("keys"));
        Path notebooks = folder.resolve("notebooks");
        Files.writeString(keys.resolve("00-a.md"), KEY);
        Files.writeString(keys.resolve("01-b.md"), KEY);
        Files.writeString(keys.resolve("README.md"), "No key.");
        var derivation = new Derivation(keys);
        Path a = notebooks.resolve("00-a.ipynb");
        Path b = notebooks.resolve("01-b.ipynb");

        assertThat(derivation.write(Version.STUDENT, notebooks)).containsExactly(a, b);
        FileTime before = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(a, before);
        Files.writeString(keys.resolve("01-b.md"), KEY.replace("\n1\n", "\n2\n"));

        assertThat(derivation.write(Version.STUDENT, notebooks)).containsExactly(b);
        assertThat(Files.getLastModifiedTime(a)).isEqualTo(before);
        assertThat(Files.readString(b)).contains("\"2\"");
    }

    @Test
    void namesWhatIsNotInStep() throws IOException {
        Path keys = Files.createDirectories(folder.resolve("keys"));
        Path notebooks = Files.createDirectories(folder.resolve("notebooks"));
        for (String name : new String[] {"00-a", "01-b", "02-c"}) {
            Files.writeString(keys.resolve(name + ".md"), KEY);
        }
        var derivation = new Derivation(keys);
        derivation.write(Version.STUDENT, notebooks);
        assertThat(derivation.stale(Version.STUDENT, notebooks)).isEmpty();

        Files.delete(notebooks.resolve("00-a.ipynb"));
        Files.writeString(keys.resolve("01-b.md"), KEY.replace("\n1\n", "\n2\n"));
        Files.writeString(notebooks.resolve("99-mine.ipynb"), "{}");

        assertThat(derivation.stale(Version.STUDENT, notebooks))
                .containsExactly(
                        "00-a.ipynb is missing.", "01-b.ipynb differs from its key.", "99-mine.ipynb has no key.");
    }
}
