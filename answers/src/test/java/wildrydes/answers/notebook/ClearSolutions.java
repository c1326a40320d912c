package wildrydes.answers.notebook;

import java.util.ArrayList;
import java.util.List;

/**
 * What nbgrader 0.9 makes of a {@code source/} notebook for its release: the lines from a begin mark to the next end mark become one
 * stub.
 *
 * @see <a href="https://nbgrader.readthedocs.io/en/stable/user_guide/creating_and_grading_assignments.html">nbgrader: autograded
 *     answer cells</a>
 */
public final class ClearSolutions {

    /** Of {@code ClearSolutions.code_stub}. */
    public static final String STUB = "// YOUR CODE HERE";

    private ClearSolutions() {}

    /** The notebook with its code cells cleared. */
    public static Notebook of(Notebook source) {
        Notebook cleared = Notebook.parse(source.name(), source.text());
        cleared.cells().stream()
                .filter(NotebookCell::isCode)
                .forEach(cell -> cell.json().put("source", of(cell.source())));
        return cleared;
    }

    /** The text of a cell with its solutions cleared. */
    public static String of(String source) {
        List<String> lines = new ArrayList<>();
        boolean solution = false;
        for (String line : source.split("\n", -1)) {
            if (line.contains("BEGIN SOLUTION")) {
                solution = true;
                lines.add(STUB);
            } else if (line.contains("END SOLUTION")) {
                solution = false;
            } else if (!solution) {
                lines.add(line);
            }
        }
        return String.join("\n", lines);
    }
}
