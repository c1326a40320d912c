package wildrydes.lab.setup.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wildrydes.lab.LabException;

class NotebooksTest {

    @TempDir
    Path folder;

    private Notebooks notebooks;
    private Path mine;

    @BeforeEach
    void handOut() throws IOException {
        notebooks = new Notebooks(
                folder.resolve("notebooks"), folder.resolve("my work").resolve("work"));
        mine = notebooks.work().resolve("01-stream.ipynb");
        Files.createDirectories(notebooks.originals());
        Files.writeString(notebooks.originals().resolve("01-stream.ipynb"), "handed out");
        Files.writeString(notebooks.originals().resolve("00-set-up.ipynb"), "first");
        Files.writeString(notebooks.originals().resolve("README.md"), "no notebook");
    }

    private Path earlier(int number) {
        return notebooks.work().resolve("01-stream-earlier-" + number + ".ipynb");
    }

    @Test
    void missingOnesAreCopiedAndTheLearnersOwnAreNeverOverwritten() throws IOException {
        assertThat(notebooks.missing()).containsExactly("00-set-up.ipynb", "01-stream.ipynb");
        assertThat(notebooks.copyMissing()).containsExactly("00-set-up.ipynb", "01-stream.ipynb");
        Files.writeString(mine, "my answers");
        Files.delete(notebooks.work().resolve("00-set-up.ipynb"));

        assertThat(notebooks.copyMissing()).containsExactly("00-set-up.ipynb");

        assertThat(mine).hasContent("my answers");
        assertThat(notebooks.missing()).isEmpty();
        assertThat(notebooks.copyMissing()).isEmpty();
        assertThat(notebooks.work().toFile().list()).containsOnly("00-set-up.ipynb", "01-stream.ipynb");
    }

    @Test
    void whatACopyThatWasCutOffLeftIsReplaced() throws IOException {
        Files.createDirectories(notebooks.work());
        Files.writeString(notebooks.work().resolve("01-stream.ipynb.new"), "handed o");

        notebooks.copyMissing();

        assertThat(mine).hasContent("handed out");
        assertThat(notebooks.work().resolve("01-stream.ipynb.new")).doesNotExist();
    }

    @Test
    void theFirstOneIsTheOneToBeginWith() throws IOException {
        assertThat(notebooks.first()).contains("00-set-up.ipynb");
        Files.delete(notebooks.originals().resolve("00-set-up.ipynb"));
        Files.delete(notebooks.originals().resolve("01-stream.ipynb"));
        assertThat(notebooks.first()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "01", "01-stream", "01-stream.ipynb", "work/01-stream.ipynb", "work\\01-stream.ipynb"})
    void aNotebookIsSetBackByItsNumberItsNameOrItsFile(String which) throws IOException {
        notebooks.copyMissing();
        Files.writeString(mine, "my answers");

        assertThat(notebooks.fresh(which))
                .isEqualTo("work/01-stream.ipynb is as it was handed out; yours is kept as"
                        + " work/01-stream-earlier-1.ipynb. Where it is open in JupyterLab, close it there and open it"
                        + " again.");

        assertThat(mine).hasContent("handed out");
        assertThat(earlier(1)).hasContent("my answers");
    }

    @Test
    void earlierOnesAreAllKept() throws IOException {
        notebooks.copyMissing();
        Files.writeString(mine, "first try");
        notebooks.fresh("1");
        Files.writeString(mine, "second try");

        assertThat(notebooks.fresh("1")).contains("yours is kept as work/01-stream-earlier-2.ipynb.");

        assertThat(earlier(1)).hasContent("first try");
        assertThat(earlier(2)).hasContent("second try");
        assertThat(mine).hasContent("handed out");
    }

    @Test
    void anUnchangedOneStaysAndAMissingOneIsCopied() {
        assertThat(notebooks.fresh("1")).isEqualTo("work/01-stream.ipynb is there now; there was none before.");
        assertThat(notebooks.fresh("1")).isEqualTo("work/01-stream.ipynb is as it was handed out; nothing was done.");
        assertThat(earlier(1)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "", "stream", "0", "01-"})
    void aWrongNumberNamesThoseThatExist(String which) throws IOException {
        Files.move(
                notebooks.originals().resolve("00-set-up.ipynb"),
                notebooks.originals().resolve("02-aggregate.ipynb"));

        assertThatThrownBy(() -> notebooks.fresh(which))
                .isInstanceOf(LabException.class)
                .hasMessage(
                        "There is no notebook \"" + which
                                + "\". There are 01-stream, 02-aggregate; name one by its number, for example: wildrydes fresh 01");
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamed() throws IOException {
        Files.createDirectories(notebooks.work().getParent());
        Files.writeString(notebooks.work(), "");

        assertThatThrownBy(notebooks::copyMissing)
                .isInstanceOf(LabException.class)
                .hasMessage("The notebooks cannot be copied to " + notebooks.work()
                        + " (a file of that name is in the way). See whether that folder can be written to.");
        assertThatThrownBy(() -> notebooks.fresh("1"))
                .isInstanceOf(LabException.class)
                .hasMessage("The notebook work/01-stream.ipynb cannot be set back (a file of that name is in the way)."
                        + " See whether its folder can be written to.");
    }

    @Test
    void aMissingFolderOfNotebooksCanBeFetchedAgain() {
        var lost = new Notebooks(folder.resolve("lost"), notebooks.work());

        assertThatThrownBy(lost::missing)
                .isInstanceOf(LabException.class)
                .hasMessage("The folder of notebooks " + lost.originals()
                        + " cannot be listed (there is no such file). Fetch it again by: git checkout lost");
    }
}
