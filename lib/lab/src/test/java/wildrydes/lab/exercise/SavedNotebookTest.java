package wildrydes.lab.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.lab.LabException;
import wildrydes.lab.render.IdeasView;

class SavedNotebookTest {

    @TempDir
    Path folder;

    private String saved(String notebook) throws IOException {
        return Files.writeString(folder.resolve("n.ipynb"), notebook).toString();
    }

    @Test
    void aCellIsFoundByItsIdOrItsGradeId() throws IOException {
        SavedNotebook notebook = SavedNotebook.at(saved("""
                {"cells": [{"id": "a", "source": ["one\\n", "two"]},
                           {"id": "x", "source": "three", "metadata": {"nbgrader": {"grade_id": "q2-pump"}}}]}"""));

        assertThat(notebook.text("a")).isEqualTo("one\ntwo");
        assertThat(notebook.text("q2-pump")).isEqualTo("three");
        assertThatThrownBy(() -> notebook.text("b"))
                .isInstanceOf(LabException.class)
                .hasMessageStartingWith("The saved notebook has no cell \"b\".");
    }

    @Test
    void aPlaceThatIsNotKnownOrNotThereIsSaid() throws IOException {
        assertThatThrownBy(() -> SavedNotebook.at(null)).hasMessageContaining("open it in JupyterLab");
        assertThatThrownBy(() -> SavedNotebook.at("a4c0")).hasMessageContaining("open it in JupyterLab");
        assertThatThrownBy(() -> SavedNotebook.at(folder.resolve("gone.ipynb").toString())
                        .text("a"))
                .hasMessage("The notebook is not to be read at gone.ipynb. If you have renamed it, choose Kernel,"
                        + " Restart Kernel, and run from the top.");
        String damaged = saved("{\"cells\": [");
        assertThatThrownBy(() -> SavedNotebook.at(damaged).text("a")).hasMessageContaining("n.ipynb");
    }

    @Test
    void ideasThatAreMissingAreAskedFor() {
        var view = IdeasView.of(
                "q2-pump",
                List.of(
                        new Question.Idea("groups are minutes", "Into which pieces?", true),
                        new Question.Idea("a row when it has closed", "When does a row appear?", false)));

        assertThat(String.valueOf(view.data().get("text/plain"))).isEqualTo("""
                q2-pump: 1 of 2 ideas found so far
                Found    groups are minutes
                Missing  When does a row appear?
                No points: a person reads your answer, and a program only finds words. Save the notebook before you look again.""");
        assertThat(String.valueOf(view.data().get("text/html"))).doesNotContain("has closed");
    }
}
