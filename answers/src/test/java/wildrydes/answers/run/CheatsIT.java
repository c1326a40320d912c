package wildrydes.answers.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wildrydes.answers.Project;
import wildrydes.answers.notebook.Notebook;
import wildrydes.answers.notebook.NotebookCell;

/** What earns nothing: answers that were typed and not done, what the lab has made, and checks of one's own. */
class CheatsIT {

    private static final Project PROJECT = Project.here();

    private static final String OPEN = """
            import wildrydes.lab.*;

            var lab = Lab.open().ready("02");
            """;
    private static final String OWN_CHECKS = """
            class Checks {
                static Object run(String id, Object... values) {
                    return 14;
                }
            }
            System.out.println("passed");
            """;
    private static final String TYPED = """
            var latest = lab.stream("wildrydes").consumer().trimHorizon();
            latest.poll();
            String shard = "shardId-000000000001";
            """;
    private static final Map<String, String> ARGUMENTS = Map.of(
            "e1-latest", ", 5, latest",
            "e1-two-unicorns", "",
            "e1-hot-shard", ", 1200",
            "e1-reshard", ", shard, 1000",
            "e1-guest-policy", "",
            "e1-trust", "");

    @Test
    void typedValuesAndWhatTheLabMadeEarnNothing() throws IOException {
        var cells = new ArrayList<NotebookCell>();
        cells.add(code("open", OPEN));
        cells.add(code("own-checks", OWN_CHECKS));
        cells.add(code("typed", TYPED));
        ARGUMENTS.forEach(
                (id, arguments) -> cells.add(code(id, "wildrydes.lab.Checks.run(\"" + id + "\"" + arguments + ")")));

        NotebookRun run = NotebookRunner.of(PROJECT).run(Notebook.of("cheats", cells));

        assertThat(run.problems()).isEmpty();
        assertThat(run.cells())
                .filteredOn(cell -> ARGUMENTS.containsKey(cell.id()))
                .hasSize(ARGUMENTS.size())
                .allSatisfy(cell -> assertThat(cell.resultText()).as(cell.id()).isEqualTo("0"));
    }

    private static NotebookCell code(String id, String source) {
        return NotebookCell.code(id, source, Map.of());
    }
}
