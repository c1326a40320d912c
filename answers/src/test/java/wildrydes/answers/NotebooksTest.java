package wildrydes.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wildrydes.answers.derive.Derivation;
import wildrydes.answers.derive.Version;
import wildrydes.answers.key.Cell;
import wildrydes.answers.key.Exercise;
import wildrydes.answers.key.Key;
import wildrydes.answers.key.KeyPrinter;
import wildrydes.answers.key.Role;
import wildrydes.answers.notebook.ClearSolutions;
import wildrydes.answers.notebook.NbgraderRules;
import wildrydes.answers.notebook.Notebook;
import wildrydes.answers.notebook.NotebookCell;
import wildrydes.lab.exercise.Exercises;

/** The keys of this project, and the notebooks made from them. */
class NotebooksTest {

    private static final Project PROJECT = Project.here();
    private static final int MOST_CODE_LINES = 20;
    private static final int MEDIAN_CODE_LINES = 6;
    private static final int MOST_WORDS = 120;

    static List<Key> keys() throws IOException {
        return new Derivation(PROJECT.keys()).keys();
    }

    @Test
    void notebooksAreWhatTheirKeysGive() throws IOException {
        assertThat(new Derivation(PROJECT.keys()).stale(Version.STUDENT, PROJECT.notebooks()))
                .as("run java -jar answers/target/answers.jar derive")
                .isEmpty();
    }

    @Test
    void thereAreKeys() throws IOException {
        assertThat(keys())
                .extracting(Key::name)
                .contains("00-set-up", "01-stream", "02-aggregate", "03-process", "04-store-and-query", "05-clean-up");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void keysHaveTheOneLayout(Key key) throws IOException {
        String text = Files.readString(PROJECT.keys().resolve(key.name() + ".md"), StandardCharsets.UTF_8);

        assertThat(text).isEqualTo(KeyPrinter.print(key));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void notebooksKeepNbgradersRules(Key key) {
        for (Version version : Version.values()) {
            assertThat(NbgraderRules.problems(version.of(key)))
                    .as("%s, %s", key.name(), version)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void cellsAreShort(Key key) {
        List<Long> codeLines = key.cells().stream()
                .filter(Cell.Code.class::isInstance)
                .map(cell -> ((Cell.Code) cell).exercise().map(e -> e.solved()).orElse(cell.source()))
                .map(source -> source.lines().count())
                .sorted()
                .toList();
        assertThat(codeLines).allMatch(lines -> lines <= MOST_CODE_LINES);
        assertThat(codeLines.get(codeLines.size() / 2)).isLessThanOrEqualTo(MEDIAN_CODE_LINES);
        assertThat(key.cells())
                .filteredOn(Cell.Text.class::isInstance)
                .allSatisfy(cell -> assertThat(words(cell))
                        .as("words of the cell %s", cell.id())
                        .isLessThanOrEqualTo(MOST_WORDS));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyExerciseHasItsCheckRightBelow(Key key) {
        List<Cell> cells = key.cells();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).role() == Role.EXERCISE) {
                Cell check = cells.get(i + 1);
                assertThat(check.role()).isEqualTo(Role.CHECK);
                assertThat(cells.get(i).id()).isEqualTo(check.id() + "-answer");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void checksAreCalledByTheirFullName(Key key) {
        assertThat(key.cells())
                .filteredOn(cell -> cell.role() == Role.CHECK)
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.source())
                        .matches("wildrydes\\.lab\\.Checks\\.run\\(\"" + cell.id() + "\"(, \\w+)*\\)"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyCheckIsThereWithThePointsOfItsKey(Key key) {
        assertThat(key.cells())
                .filteredOn(cell -> cell.role() == Role.CHECK)
                .allSatisfy(cell -> assertThat(Exercises.check(cell.id()).points())
                        .as("points of %s", cell.id())
                        .isEqualTo(cell.points().orElseThrow().intValueExact()));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyExerciseHasASolutionToStandInAndTwoHints(Key key) {
        assertThat(key.cells())
                .filteredOn(cell -> cell.role() == Role.EXERCISE)
                .extracting(cell -> cell.id().replaceFirst("-answer$", ""))
                .allSatisfy(id -> {
                    assertThat(Exercises.solution(id).exercise()).isEqualTo(id);
                    assertThat(Exercises.check(id).hints()).hasSize(2);
                });
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyNotebookHasItsFrame(Key key) {
        Set<String> ids = key.cells().stream().map(Cell::id).collect(Collectors.toSet());

        assertThat(ids).contains("title", "goals", "open", "real-aws", "recap");
        assertThat(key.cells().get(1).source()).contains("```mermaid");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void nbgradersReleaseOfASourceNotebookHasTheStubsAndNothingOfTheSolutions(Key key) {
        Notebook release = ClearSolutions.of(Version.SOURCE.of(key));

        assertThat(exercises(release)).hasSameSizeAs(exercises(Version.STUDENT.of(key)));
        for (Cell cell : key.cells()) {
            if (cell instanceof Cell.Code code && code.exercise().isPresent()) {
                Exercise exercise = code.exercise().get();
                List<String> lines = new ArrayList<>(exercise.given());
                lines.add(ClearSolutions.STUB);
                lines.add(exercise.stub() + " // replace this line */");
                assertThat(exercises(release)).containsEntry(cell.id(), String.join("\n", lines));
            }
        }
    }

    private static Map<String, String> exercises(Notebook notebook) {
        return notebook.cells().stream()
                .filter(cell -> cell.noted("role").orElse("").equals("exercise"))
                .collect(Collectors.toMap(NotebookCell::id, NotebookCell::source));
    }

    @Test
    void aNotebookBeginsAndEndsWithTheWayToTheNext() throws IOException {
        List<Key> keys = keys();
        for (int i = 0; i < keys.size() - 1; i++) {
            String title =
                    keys.get(i + 1).cells().get(0).source().lines().findFirst().orElseThrow();
            String link =
                    "[" + title.replaceFirst("^# ", "") + "](" + keys.get(i + 1).name() + ".ipynb)";
            assertThat(text(keys.get(i), "title")).as(keys.get(i).name()).contains("Next: " + link);
            assertThat(text(keys.get(i), "recap")).as(keys.get(i).name()).contains("Go on with " + link);
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void linksBetweenNotebooksLeadSomewhere(Key key) {
        Pattern link = Pattern.compile("\\]\\(([^)#:]+\\.ipynb)");
        for (Cell cell : key.cells()) {
            link.matcher(cell.source())
                    .results()
                    .forEach(found -> assertThat(PROJECT.notebooks().resolve(found.group(1)))
                            .isRegularFile());
        }
    }

    private static String text(Key key, String id) {
        return key.cells().stream()
                .filter(cell -> cell.id().equals(id))
                .findFirst()
                .orElseThrow()
                .source();
    }

    /** Words that a person reads: those of pictures and comments do not count. */
    private static long words(Cell cell) {
        String prose = cell.source().replaceAll("(?s)```.*?```|<!--.*?-->", " ");
        return prose.lines()
                .flatMap(line -> List.of(line.strip().split("\\s+")).stream())
                .filter(word -> word.chars().anyMatch(Character::isLetterOrDigit))
                .count();
    }
}
