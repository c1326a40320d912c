package wildrydes.answers.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checksums expected here were computed by nbgrader 0.9.5 itself. */
class NbgraderTest {

    @Test
    void checksumOfACheckIsNbgraders() {
        NotebookCell cell = NotebookCell.code("x", "wildrydes.lab.Checks.run(\"e1-stream\")", Map.of());
        Nbgrader.check(cell, "e1-stream", BigDecimal.ONE);

        assertThat(Nbgrader.checksum(cell)).isEqualTo("192ab59836e1bd27eb8278e6f1e883fb");
    }

    @Test
    void checksumOfAnAnswerOfSeveralLinesBeyondAsciiIsNbgraders() {
        NotebookCell cell = NotebookCell.code("x", "int x = 1;\n// größer: λ", Map.of());
        Nbgrader.autogradedAnswer(cell, "a-b_c");

        assertThat(Nbgrader.checksum(cell)).isEqualTo("69aa7e56be44878025f6c24a984b38fd");
    }

    @Test
    void checksumOfATextThatAPersonMarksIsNbgraders() {
        NotebookCell cell = NotebookCell.markdown("x", "Why?", Map.of());
        Nbgrader.markedAnswer(cell, "q", new BigDecimal("2.5"));

        assertThat(Nbgrader.checksum(cell)).isEqualTo("4db70757d0ca0655c145623403bd556a");
    }

    @Test
    void checksumWithAPartOfAPointIsNbgraders() {
        NotebookCell cell = NotebookCell.code("x", "1", Map.of());
        Nbgrader.check(cell, "z", new BigDecimal("0.25"));

        assertThat(Nbgrader.checksum(cell)).isEqualTo("44266b45b71f813f0e633247aed709e4");
    }

    @Test
    void checksumOfALockedTextIsNbgraders() {
        var notebook = Notebook.parse("x", """
                {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "markdown", "id": "x",
                "source": "Read this.", "metadata": {"nbgrader": {"schema_version": 3, "grade": false,
                "solution": false, "locked": true, "grade_id": "r"}}}]}
                """);

        assertThat(Nbgrader.checksum(notebook.cells().get(0))).isEqualTo("5e8d783a1637fcddc7fb660abca0a5a1");
    }

    @Test
    void releasedChecksCannotBeEditedAndReleasedAnswersCannotBeDeleted() {
        NotebookCell check = NotebookCell.code("x", "1", Map.of());
        Nbgrader.check(check, "x", BigDecimal.ONE);
        Nbgrader.release(check);
        NotebookCell answer = NotebookCell.code("y", "1", Map.of());
        Nbgrader.autogradedAnswer(answer, "y");
        Nbgrader.release(answer);

        assertThat(check.json().at("/metadata/editable").asBoolean(true)).isFalse();
        assertThat(check.json().at("/metadata/deletable").asBoolean(true)).isFalse();
        assertThat(answer.json().at("/metadata/editable").asBoolean(true)).isTrue();
        assertThat(answer.json().at("/metadata/deletable").asBoolean(true)).isFalse();
    }
}
