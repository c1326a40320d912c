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
    /** What is typed for notebook 02, in an account in which the lab has made the application and its rows. */
    private static final String TYPED_SUMS = """
            import tech.tablesaw.api.Table;

            lab.ready("03");
            Table full = lab.application("wildrydes").stream("DESTINATION_SQL_STREAM").table().dropRange(1);
            var from = java.time.Instant.EPOCH;
            """;

    /** What is typed for notebook 03, in an account in which the lab has made the function, and items were put by hand. */
    private static final String TYPED_ITEMS = """
            import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

            lab.ready("04");
            for (var row : lab.stream("wildrydes-summary").records()) {
                lab.dynamo().putItem(b -> b.tableName("UnicornSensorData").item(Map.of(
                    "Name", AttributeValue.fromS(row.string("Name")),
                    "StatusTime", AttributeValue.fromS(row.string("StatusTime")),
                    "Distance", AttributeValue.fromN("" + row.number("Distance")))));
            }
            """;

    /** What is typed for notebook 04, in an account in which the lab has made the delivery streams. */
    private static final String TYPED_FILES = """
            lab.ready("05");
            String key = lab.bucket("wildrydes-data").objects().keys().get(0);
            String sample = lab.bucket("wildrydes-data").text(key).lines().findFirst().get();
            """;

    private static final Map<String, String> FILES =
            Map.of("e4-delivery", "", "q4-s3-sample", ", key, sample", "e4-lines", "", "e4-newline", "");
    private static final Map<String, String> REMOVALS = Map.of("e5-leftovers", "", "q5-clean-up", "");
    private static final Map<String, String> ITEMS = Map.of(
            "e3-policy", "",
            "e3-deliver", "",
            "e3-idempotent", ", 3",
            "e3-bisect", "",
            "e3-window", "");
    private static final Map<String, String> SUMS = Map.of(
            "e2-schema", ", \"Distance DOUBLE, HealthPoints INTEGER\"",
            "e2-partial", ", 20, full",
            "e2-summary", "",
            "e2-rows", ", 4, from",
            "e2-speed", "",
            "e2-step", "",
            "e2-vitals", "",
            "e2-sliding", "",
            "e2-errors", "");
    private static final Map<String, String> ARGUMENTS = Map.of(
            "e1-latest", ", 5, latest",
            "e1-two-unicorns", "",
            "e1-hot-shard", ", 1200",
            "e1-reshard", ", shard, 1000",
            "e1-guest-policy", "",
            "e1-trust", "");

    @Test
    void typedValuesAndWhatTheLabMadeEarnNothing() throws IOException {
        earnsNothing(TYPED, ARGUMENTS);
    }

    @Test
    void anApplicationThatTheLabMadeEarnsNothing() throws IOException {
        earnsNothing(TYPED_SUMS, SUMS);
    }

    @Test
    void aFunctionThatTheLabMadeAndItemsPutByHandEarnNothing() throws IOException {
        earnsNothing(TYPED_ITEMS, ITEMS);
    }

    @Test
    void filesThatTheLabHadDeliveredEarnNothing() throws IOException {
        earnsNothing(TYPED_FILES, FILES);
    }

    @Test
    void anAccountThatWasResetWasNotCleanedUp() throws IOException {
        earnsNothing("lab.reset();", REMOVALS);
    }

    private static void earnsNothing(String typed, Map<String, String> arguments) throws IOException {
        var cells = new ArrayList<NotebookCell>();
        cells.add(code("open", OPEN));
        cells.add(code("own-checks", OWN_CHECKS));
        cells.add(code("typed", typed));
        arguments.forEach(
                (id, values) -> cells.add(code(id, "wildrydes.lab.Checks.run(\"" + id + "\"" + values + ")")));

        NotebookRun run = NotebookRunner.of(PROJECT).run(Notebook.of("cheats", cells));

        assertThat(run.problems()).isEmpty();
        assertThat(run.cells())
                .filteredOn(cell -> arguments.containsKey(cell.id()))
                .hasSize(arguments.size())
                .allSatisfy(cell -> assertThat(cell.resultText()).as(cell.id()).isEqualTo("0"));
    }

    private static NotebookCell code(String id, String source) {
        return NotebookCell.code(id, source, Map.of());
    }
}
