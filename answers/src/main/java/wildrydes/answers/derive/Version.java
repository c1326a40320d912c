package wildrydes.answers.derive;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import wildrydes.answers.key.Answer;
import wildrydes.answers.key.Cell;
import wildrydes.answers.key.Exercise;
import wildrydes.answers.key.Key;
import wildrydes.answers.key.Role;
import wildrydes.answers.notebook.Nbgrader;
import wildrydes.answers.notebook.Notebook;
import wildrydes.answers.notebook.NotebookCell;

/** The versions of a notebook that a key gives. The same key always gives the same bytes. */
public enum Version {
    /** What students get: stubs, and nbgrader's metadata with checksums. */
    STUDENT(Exercise::unsolved, Answer::stub),
    /** Solutions in place of stubs. */
    SOLVED(Exercise::solved, Answer::model),
    /** For nbgrader's {@code source/} folder: solutions between nbgrader's marks, metadata without checksums. */
    SOURCE(Exercise::marked, Answer::marked);

    private final Function<Exercise, String> exercise;
    private final Function<Answer, String> answer;

    Version(Function<Exercise, String> exercise, Function<Answer, String> answer) {
        this.exercise = exercise;
        this.answer = answer;
    }

    /** The notebook of this key, without outputs. */
    public Notebook of(Key key) {
        return Notebook.of(key.name(), key.cells().stream().map(this::cell).toList());
    }

    private NotebookCell cell(Cell cell) {
        NotebookCell derived = cell instanceof Cell.Code code
                ? NotebookCell.code(cell.id(), source(code), noted(cell))
                : NotebookCell.markdown(cell.id(), text(cell), noted(cell));
        switch (cell.role()) {
            case EXERCISE -> Nbgrader.autogradedAnswer(derived, cell.id());
            case CHECK -> Nbgrader.check(derived, cell.id(), cell.points().orElseThrow());
            case ANSWER ->
                Nbgrader.markedAnswer(derived, cell.id(), cell.points().orElseThrow());
            default -> {
                return derived;
            }
        }
        if (this != SOURCE) {
            Nbgrader.release(derived);
        }
        return derived;
    }

    private String source(Cell.Code code) {
        return code.exercise().map(exercise).orElse(code.source());
    }

    private String text(Cell cell) {
        return cell.role() == Role.ANSWER ? Answer.in(cell.source()).map(answer).orElse(cell.source()) : cell.source();
    }

    /** What the runner, the grader and the browser want to know about a cell. */
    private static Map<String, Object> noted(Cell cell) {
        var noted = new LinkedHashMap<String, Object>();
        if (cell.role() != Role.PROSE && cell.role() != Role.STEP) {
            noted.put("role", cell.role().word());
        }
        if (cell instanceof Cell.Code code) {
            code.budget().ifPresent(seconds -> noted.put("budget", seconds));
        }
        return noted;
    }
}
