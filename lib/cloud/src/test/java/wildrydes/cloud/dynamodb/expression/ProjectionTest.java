package wildrydes.cloud.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.dynamodb.expression.Samples.item;
import static wildrydes.cloud.dynamodb.expression.Samples.refused;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/** Projections. */
class ProjectionTest {

    private static final Map<String, AttributeValue> ITEM =
            item("a", Map.of("b", List.of(2, 4, Map.of("x", "hi", "y", "yo")), "c", 5), "b", "hello", "a.b", 1);

    private static Projection projection(String text) {
        return Objects.requireNonNull(
                Terms.of(GetItemRequest.builder().projectionExpression(text).build())
                        .parsed()
                        .projection());
    }

    @Test
    void partsAreGivenBack() {
        assertThat(projection("a, b").of(ITEM).keySet()).containsExactly("a", "b");
        assertThat(projection("a.c, b").of(ITEM)).isEqualTo(item("a", Map.of("c", 5), "b", "hello"));
        assertThat(projection("a.b[0]").of(ITEM)).isEqualTo(item("a", Map.of("b", List.of(2))));
        assertThat(projection("a.b[2].y").of(ITEM)).isEqualTo(item("a", Map.of("b", List.of(Map.of("y", "yo")))));
        assertThat(projection("a.b[1], a.b[0], a.c").of(ITEM)).isEqualTo(item("a", Map.of("b", List.of(2, 4), "c", 5)));
        assertThat(projection("a.x, a.b[0], x, a.b[3].x").of(ITEM)).isEqualTo(item("a", Map.of("b", List.of(2))));
    }

    @ParameterizedTest
    @CsvSource({"x", "a.b[3]", "a.x", "a.x.y", "a.b[3].x", "a.b.x", "a[0]", "a.b[0].x", "a.b[0][0]", "b.x", "b[0]"})
    void whatIsNotThereIsLeftOut(String text) {
        assertThat(projection(text).of(ITEM)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a, a | overlap | [a] | [a]",
                "a, a.b | overlap | [a] | [a, b]",
                "a.b, a | overlap | [a, b] | [a]",
                "a.b, a.b[2] | overlap | [a, b] | [a, b, [2]]",
                "a[1], a[1] | overlap | [a, [1]] | [a, [1]]",
                "a.b, a[1] | conflict | [a, b] | [a, [1]]",
            })
    void pathsAreApart(String text, String clash, String one, String two) {
        refused(
                () -> projection(text),
                "Invalid ProjectionExpression: Two document paths " + clash + " with each other; "
                        + "must remove or rewrite one of these paths; path one: " + one + ", path two: " + two);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!! | ! | !!",
                "a, | <EOF> | ,",
                "a,,b | , | ,,b",
                "a b | b | a b",
                ":a | :a | :a",
            })
    void wrongSyntaxIsShownWithItsNeighbours(String text, String token, String near) {
        refused(
                () -> projection(text),
                "Invalid ProjectionExpression: Syntax error; token: \"" + token + "\", near: \"" + near + "\"");
    }

    @Test
    void pathsAreNotTooDeep() {
        assertThat(projection("a" + ".b".repeat(31)).nested()).containsExactly("a");
        refused(
                () -> projection("a" + ".b".repeat(32)),
                "Invalid ProjectionExpression: The document path has too many nesting levels; nesting levels: 33");
    }
}
