package wildrydes.answers.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotebookTest {

    @Test
    void keepsSourceByteForByte() {
        for (String source : List.of("", "1", "a\nb", "a\n", "\n", "a\n\n\nb", "größer λ \"x\" \\n")) {
            var written = Notebook.of("x", List.of(NotebookCell.code("a", source, Map.of())));

            assertThat(Notebook.parse("x", written.text()).cells().get(0).source())
                    .isEqualTo(source);
        }
    }

    @Test
    void writesWhatItReadTheSameWay() {
        String text = Notebook.of("x", List.of(NotebookCell.markdown("a", "# A\n\nB", Map.of("role", "prose"))))
                .text();

        assertThat(Notebook.parse("x", text).text()).isEqualTo(text);
    }

    @Test
    void readsSourceThatIsOneString() {
        Notebook notebook = Notebook.parse(
                "x",
                "{\"nbformat\": 4, \"metadata\": {}, \"cells\": [{\"cell_type\": \"code\", \"source\": \"a\\nb\"}]}");

        assertThat(notebook.cells().get(0).source()).isEqualTo("a\nb");
        assertThat(notebook.cells().get(0).id()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsNoNotebook() {
        assertThatThrownBy(() -> Notebook.parse("x", "{\"cells\": ["))
                .isInstanceOf(NotebookException.class)
                .hasMessageStartingWith("x.ipynb is no JSON: ")
                .hasMessageEndingWith(" Restore the file from its source.");
        assertThatThrownBy(() -> Notebook.parse("x", "{\"nbformat\": 3, \"worksheets\": []}"))
                .isInstanceOf(NotebookException.class)
                .hasMessage("x.ipynb is no notebook of format 4. Open it in JupyterLab and save it, or restore it.");
    }
}
