package wildrydes.answers.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wildrydes.answers.Golden;
import wildrydes.answers.Project;
import wildrydes.answers.derive.Derivation;
import wildrydes.answers.derive.Version;
import wildrydes.answers.key.Cell;
import wildrydes.answers.key.Key;
import wildrydes.answers.key.Role;
import wildrydes.answers.notebook.ClearSolutions;
import wildrydes.answers.notebook.Notebook;

/**
 * The notebooks, run by the packed kernel on the packed cloud. What they showed is left in {@code
 * answers/target/notebooks}, to be looked at.
 */
@Execution(ExecutionMode.CONCURRENT)
class NotebooksIT {

    /** Points that the steps of a notebook earn without an exercise solved. */
    private static final Set<String> GIVEN =
            Set.of("e1-stream", "e2-schema", "e2-summary", "e3-table", "e3-deliver", "e4-delivery");

    private static final Project PROJECT = Project.here();

    /** What the services say after each notebook. */
    private static final String STATES = "in-order.txt";

    /** All, or with {@code -Dnotebook=03} those whose names begin so. */
    static List<Key> keys() throws IOException {
        return new Derivation(PROJECT.keys())
                .keys().stream()
                        .filter(key -> key.name().startsWith(System.getProperty("notebook", "")))
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aSolvedNotebookRunsCleanAndGetsAllPoints(Key key) throws IOException {
        NotebookRun run = run(key, Version.SOLVED, NotebookRunner.of(PROJECT), "solved");

        assertThat(run.problems()).isEmpty();
        assertThat(points(key, run)).isEqualTo(most(key));
        Golden.compare(getClass(), key.name() + ".txt", Transcript.of(run));
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("keys")
    void anUntouchedNotebookRunsCleanWithEachCellTwiceAndGetsOnlyWhatItsStepsEarn(Key key) throws IOException {
        NotebookRun run = run(key, Version.STUDENT, NotebookRunner.of(PROJECT).twice(), "student");

        assertThat(run.problems()).isEmpty();
        assertThat(points(key, run)).isEqualTo(given(key));
    }

    @Test
    void aSourceNotebookOfNbgraderGetsAllPointsAndItsReleaseOnlyWhatItsStepsEarn() throws IOException {
        Key key = new Derivation(PROJECT.keys()).keys().get(1);
        Notebook source = Version.SOURCE.of(key);
        NotebookRunner runner = NotebookRunner.of(PROJECT);

        NotebookRun solved = runner.run(source);
        NotebookRun released = runner.run(ClearSolutions.of(source));

        assertThat(solved.problems()).isEmpty();
        assertThat(points(key, solved)).isEqualTo(most(key));
        assertThat(released.problems()).isEmpty();
        assertThat(points(key, released)).isEqualTo(given(key));
    }

    @Test
    void theNotebooksFollowEachOtherInOneAccount() throws IOException {
        Course course = inOrder(NotebookRunner.of(PROJECT), "in-order");

        Golden.compare(getClass(), STATES, course.states());
    }

    /** Threads run as they do for a student then: what is there is the same, and how many records there are is not. */
    @Tag("alone")
    @Test
    void theyAlsoDoAtTheSpeedsThatTheySet() throws IOException {
        Course course = inOrder(NotebookRunner.of(PROJECT).atTheirSpeeds(), "at-their-speeds");

        assertThat(uncounted(course.states())).isEqualTo(uncounted(Golden.text(getClass(), STATES)));
        assertThat(course.runs()).flatMap(NotebookRun::overruns).isEmpty();
    }

    /** @param states what the services said after each notebook */
    private record Course(List<NotebookRun> runs, String states) {}

    /** Runs all notebooks in one account. */
    private static Course inOrder(NotebookRunner runner, String folder) throws IOException {
        List<Key> keys = keys();
        assumeTrue(keys.size() == new Derivation(PROJECT.keys()).keys().size(), "only some notebooks are asked for");
        var states = new StringBuilder();

        List<NotebookRun> runs =
                runner.inOrder(keys.stream().map(Version.SOLVED::of).toList(), (run, account) -> {
                    AccountContents contents = AccountContents.of(account);
                    states.append(run.notebook().name())
                            .append('\n')
                            .append(AccountState.of(contents))
                            .append('\n');
                    theStationsAgree(run.notebook().name(), contents);
                });

        for (int i = 0; i < keys.size(); i++) {
            keep(keys.get(i), runs.get(i), folder);
        }
        for (int i = 0; i < keys.size(); i++) {
            assertThat(runs.get(i).problems()).isEmpty();
            assertThat(points(keys.get(i), runs.get(i))).isEqualTo(most(keys.get(i)));
        }
        return new Course(runs, states.toString());
    }

    private static void theStationsAgree(String notebook, AccountContents contents) {
        switch (notebook) {
            case "03-process" ->
                assertThat(contents.itemKeys("UnicornSensorData"))
                        .as("the items of the table, and the rows of the summary")
                        .isEqualTo(contents.rowKeys("wildrydes-summary"));
            case "04-store-and-query" ->
                assertThat(contents.asked("SELECT count(*) FROM wildrydes", "wildrydes-athena-learner"))
                        .as("what Athena counts, and the lines in the bucket")
                        .isEqualTo(contents.lines("wildrydes-data-learner"));
            case "05-clean-up" -> assertThat(AccountState.of(contents)).isEmpty();
            default -> {}
        }
    }

    private static String uncounted(String states) {
        return states.replaceAll("\\d+ (record|item|object)s?", "n $1s");
    }

    private static NotebookRun run(Key key, Version version, NotebookRunner runner, String folder) throws IOException {
        NotebookRun run = runner.run(version.of(key));
        keep(key, run, folder);
        return run;
    }

    private static void keep(Key key, NotebookRun run, String folder) throws IOException {
        Path place =
                Files.createDirectories(PROJECT.target().resolve("notebooks").resolve(folder));
        Files.writeString(place.resolve(key.name() + ".ipynb"), run.notebook().text(), StandardCharsets.UTF_8);
        Files.writeString(place.resolve(key.name() + ".txt"), run.report(), StandardCharsets.UTF_8);
    }

    private static Map<String, BigDecimal> most(Key key) {
        return key.cells().stream()
                .filter(cell -> cell.role() == Role.CHECK)
                .collect(Collectors.toMap(Cell::id, cell -> cell.points().orElseThrow()));
    }

    /** What an untouched notebook gets. */
    private static Map<String, BigDecimal> given(Key key) {
        Map<String, BigDecimal> points = most(key);
        points.replaceAll((id, most) -> GIVEN.contains(id) ? most : BigDecimal.ZERO);
        return points;
    }

    private static Map<String, BigDecimal> points(Key key, NotebookRun run) {
        return most(key).keySet().stream()
                .collect(Collectors.toMap(
                        id -> id, id -> new BigDecimal(run.cell(id).resultText())));
    }
}
