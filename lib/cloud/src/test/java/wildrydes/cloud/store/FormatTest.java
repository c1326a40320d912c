package wildrydes.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatTest {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("format");
    }

    @Test
    void aNewFolderGetsTheNumber() throws IOException {
        Format.claim(folder);
        Format.claim(folder);

        assertThat(file()).hasContent(String.valueOf(Format.CURRENT));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void anOlderFolderThatCanBeReadIsTakenOver() throws IOException {
        Files.writeString(file(), "4\n");

        Format.claim(folder, Disk.real(), 5, 3);

        assertThat(file()).hasContent("5");
    }

    @Test
    void aFolderFromBeforeThereWasANumberIsRefused() throws IOException {
        Files.createDirectory(folder.resolve("log"));

        assertThatThrownBy(() -> Format.claim(folder))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("is of format 1, which this version of the cloud no longer reads");
        assertThat(file()).doesNotExist();
    }

    @Test
    void aNewerFolderIsRefusedAndNotTouched() throws IOException {
        Files.writeString(file(), "7\n");

        assertThatThrownBy(() -> Format.claim(folder))
                .isInstanceOf(FormatException.class)
                .hasMessage("The data folder " + folder
                        + " is of format 7, which a newer version of the cloud has written; this one reads up to "
                        + Format.CURRENT
                        + ". Nothing was changed. Start the newer version, or name another folder with --data.");
        assertThat(file()).hasContent("7");
    }

    @Test
    void aFolderThatIsTooOldIsRefused() throws IOException {
        Files.writeString(file(), "2\n");

        assertThatThrownBy(() -> Format.claim(folder, Disk.real(), 5, 3))
                .isInstanceOf(FormatException.class)
                .hasMessage("The data folder " + folder
                        + " is of format 2, which this version of the cloud no longer reads; it reads from 3 to 5."
                        + " Nothing was changed. Start the version that wrote it, or name another folder with --data.");
    }

    @Test
    void aFileThatSaysNoNumberIsNamed() throws IOException {
        Files.writeString(file(), "new");

        assertThatThrownBy(() -> Format.claim(folder))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("The file " + file() + " says 'new' instead of the number of a format");
    }
}
