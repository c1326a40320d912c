package wildrydes.answers.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import wildrydes.answers.derive.Version;
import wildrydes.answers.notebook.NotebookCell;

class AnswerTest {

    private static final String KEY = """
            ---
            jupyter:
              kernelspec:
                name: java
            ---

            <!-- #region id="q9-why" role="answer" points=4 -->
            <!-- stub: *Write here.* -->
            Because it
            never ends.
            <!-- #endregion -->
            """;

    private static List<NotebookCell> cells(Version version) {
        return version.of(KeyParser.parse("09-a", KEY)).cells();
    }

    @Test
    void studentsFindTheStubAndTheKeyHasTheModelAnswer() {
        assertThat(cells(Version.STUDENT)).extracting(NotebookCell::source).containsExactly("*Write here.*");
        assertThat(cells(Version.SOLVED)).extracting(NotebookCell::source).containsExactly("Because it\nnever ends.");
        assertThat(cells(Version.SOURCE))
                .extracting(NotebookCell::source)
                .containsExactly("<!-- BEGIN SOLUTION -->\nBecause it\nnever ends.\n<!-- END SOLUTION -->");
    }

    @Test
    void anAnswerWithoutAModelStaysAsItIs() {
        assertThat(Answer.in("Why? Write here.")).isEmpty();
        assertThat(Answer.in("<!-- stub: Write. -->")).isEmpty();
    }
}
