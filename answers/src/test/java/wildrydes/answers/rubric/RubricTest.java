package wildrydes.answers.rubric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wildrydes.answers.Project;
import wildrydes.answers.derive.Derivation;
import wildrydes.answers.key.Answer;
import wildrydes.answers.key.Cell;
import wildrydes.answers.key.Key;
import wildrydes.answers.key.Role;
import wildrydes.lab.exercise.Exercises;
import wildrydes.lab.exercise.Question.Idea;

class RubricTest {

    private static final String ID = "q2-pump";
    private static final String LAMBDA = "q3-lambda";
    /** Of an account in which notebook 03 was done. */
    private static final Set<String> DONE = Set.of(Facts.SUMMARY);

    private static Rubric rubric() {
        return Rubric.of(ID).orElseThrow();
    }

    private static List<String> found(String answer) {
        return rubric().proposed(answer, Set.of()).stream().map(RubricItem::id).toList();
    }

    private static List<String> ofLambda(String answer, String... facts) {
        return Rubric.of(LAMBDA).orElseThrow().proposed(answer, Set.of(facts)).stream()
                .map(RubricItem::id)
                .toList();
    }

    static Stream<Cell> answers() throws IOException {
        return new Derivation(Project.here().keys())
                .keys().stream().map(Key::cells).flatMap(List::stream).filter(cell -> cell.role() == Role.ANSWER);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void everyModelAnswerHasAllIdeasAndAllPointsAndItsStubNone(Cell cell) {
        Rubric rubric = Rubric.of(cell.id()).orElseThrow();
        Answer answer = Answer.in(cell.source()).orElseThrow();

        assertThat(Exercises.question(cell.id()).has(cell.id())).isTrue();
        assertThat(Rubrics.ideas(rubric, answer.model(), DONE)).isNotEmpty().allMatch(Idea::found);
        assertThat(rubric.points(rubric.proposed(answer.model(), DONE))).isEqualTo(rubric.points());
        assertThat(rubric.points()).isEqualTo(cell.points().orElseThrow().doubleValue());
        assertThat(rubric.proposed(answer.stub(), DONE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ID, LAMBDA})
    void theItemsAddUpToThePointsWithoutThoseThatAreParts(String id) {
        Rubric rubric = Rubric.of(id).orElseThrow();

        assertThat(rubric.items().stream()
                        .filter(item -> !item.asked().isEmpty())
                        .mapToDouble(RubricItem::points)
                        .sum())
                .isEqualTo(rubric.points());
    }

    @Test
    void theStreamThatIsNamedHasToBeTheOneThatTheTriggerReads() {
        String summary = "The trigger reads wildrydes-summary.";
        String raw = "The trigger reads the raw stream.";

        assertThat(ofLambda(summary, Facts.SUMMARY)).containsExactly("trigger");
        assertThat(ofLambda(summary, Facts.RAW)).containsExactly("reads");
        assertThat(ofLambda(raw, Facts.RAW)).containsExactly("raw-trigger");
        assertThat(ofLambda(raw, Facts.SUMMARY)).containsExactly("reads");
        assertThat(ofLambda(summary)).containsExactly("reads");
    }

    @Test
    void whoSaysThatLambdaSumsUpLosesAPoint() {
        assertThat(ofLambda("Lambda aggregates the rows and writes them to DynamoDB."))
                .containsExactly("writes", "aggregates");
        assertThat(ofLambda("Lambda does not aggregate; it writes them to DynamoDB."))
                .containsExactly("writes");
        Rubric rubric = Rubric.of(LAMBDA).orElseThrow();
        assertThat(rubric.points(rubric.proposed("Lambda aggregates the rows and writes them to DynamoDB.", DONE)))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Lambda polls the summary stream | trigger",
                "It is triggered by batches from `wildrydes-summary` | trigger",
                "it consumes a Kinesis stream | reads",
                "it stores each row as an item in UnicornSensorData | writes",
                "It is serverless | reason",
                "there's no server to manage | reason",
                "Lambda retries the whole batch | error",
                "its role only allows BatchWriteItem | error"
            })
    void ideasAboutLambdaAreFoundInManyWords(String answer, String id) {
        assertThat(ofLambda(answer, Facts.SUMMARY)).contains(id);
    }

    @Test
    void whoOnlyMovesDataHasHalfOfIt() {
        assertThat(found("A pump moves data.")).containsExactly("moves");
        assertThat(found("A pump moves data continuously.")).containsExactly("continuous");
        assertThat(rubric().points(rubric().proposed("A pump moves data.", Set.of())))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It's a NEVER-ending query | continuous",
                "the pump runs **all the time** | continuous",
                "The query runs once. It does not continuously run? No: not continuously. | ''",
                "both are in-application streams | in-application",
                "It sums up `Distance`, and takes min and max | aggregates",
                "It sums up the distance | ''",
                "as soon as the window closes | emission",
                "to wildrydes-summary | purpose",
                "a row for each unicorn | unicorn",
                "every 60 seconds | minute",
                "minuteman | ''",
                "admin of a maximal total | ''"
            })
    void ideasAreFoundInManyWords(String answer, String id) {
        assertThat(String.join(",", found(answer))).contains(id);
        if (id.isEmpty()) {
            assertThat(found(answer)).doesNotContain("continuous", "aggregates");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"q4-s3-sample", "q5-clean-up"})
    void whatACheckLooksAtHasARubricOfItsPointsAndIsNoAnswerInWords(String id) {
        Rubric rubric = Rubric.of(id).orElseThrow();

        assertThat(rubric.points(rubric.items())).isEqualTo(rubric.points());
        assertThat(rubric.points()).isEqualTo(Exercises.check(id).points());
        assertThat(rubric.proposed("Everything is one object of JSON.", Set.of()))
                .isEmpty();
        assertThat(new Rubrics().has(id)).isFalse();
    }

    @Test
    void aQuestionWithoutARubricIsNone() {
        assertThat(Rubric.of("q9-none")).isEmpty();
        assertThat(Rubric.of("../q2-pump")).isEmpty();
        assertThat(new Rubrics().has(ID)).isTrue();
        assertThat(new Rubrics().has("e2-speed")).isFalse();
    }
}
