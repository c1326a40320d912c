package wildrydes.answers.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wildrydes.answers.notebook.Notebook;
import wildrydes.answers.notebook.NotebookCell;

class NotebookRunTest {

    private static final Duration BUDGET = Duration.ofSeconds(5);

    @Test
    void aSlowCellIsOverItsBudgetAndNothingIsWrongWithIt() {
        NotebookRun run = run(cell("fly", 5010, List.of()));

        assertThat(run.overruns())
                .containsExactly("01-stream, cell \"fly\": It took 5.01 s, and its budget is 5.00 s.");
        assertThat(run.problems()).isEmpty();
    }

    @Test
    void aCellMayTakeItsWholeBudget() {
        assertThat(run(cell("fly", 5000, List.of())).overruns()).isEmpty();
    }

    @Test
    void reportsEachCellWithWhatIsWrongAndByHowMuchItWasSlow() {
        NotebookRun run =
                run(cell("open", 1250, List.of()), cell("fly", 6000, List.of("It did not end well: aborted.")));

        assertThat(run.report()).isEqualTo("""
                01-stream: 2 cells in 7.25 s, kernel ready in 0.30 s
                  open    1.25 s
                  fly     6.00 s
                    It did not end well: aborted.
                    It took 6.00 s, and its budget is 5.00 s.
                """);
        assertThat(run.problems()).containsExactly("01-stream, cell \"fly\": It did not end well: aborted.");
    }

    private static NotebookRun run(CellRun... cells) {
        var notebook = Notebook.of("01-stream", List.of(NotebookCell.code("open", "", Map.of())));
        return new NotebookRun(notebook, Duration.ofMillis(300), List.of(cells));
    }

    private static CellRun cell(String id, int millis, List<String> problems) {
        return new CellRun(id, 1, Duration.ofMillis(millis), BUDGET, List.of(), problems);
    }
}
