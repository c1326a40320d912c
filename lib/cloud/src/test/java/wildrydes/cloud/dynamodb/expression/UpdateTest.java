package wildrydes.cloud.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.dynamodb.expression.Samples.item;
import static wildrydes.cloud.dynamodb.expression.Samples.numbers;
import static wildrydes.cloud.dynamodb.expression.Samples.refused;
import static wildrydes.cloud.dynamodb.expression.Samples.texts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** What update expressions do; behaviour as scylladb/scylladb ({@code test/alternator/test_update_expression.py}) found it at AWS. */
class UpdateTest {

    private static final Map<String, AttributeValue> VALUES = item(
            ":one",
            1,
            ":ten",
            10,
            ":text",
            "hello",
            ":list",
            List.of("x", "y"),
            ":set",
            texts("a", "b"),
            ":ns",
            numbers("1", "2"),
            ":map",
            Map.of("in", 1));

    private static Update update(String text) {
        Map<String, AttributeValue> used = new HashMap<>(VALUES);
        used.keySet().removeIf(name -> !text.matches("(?s).*" + name + "\\b.*"));
        UpdateItemRequest.Builder request = UpdateItemRequest.builder().updateExpression(text);
        if (!used.isEmpty()) {
            request.expressionAttributeValues(used);
        }
        return Objects.requireNonNull(Terms.of(request.build()).parsed().update());
    }

    private static Map<String, AttributeValue> updated(Map<String, AttributeValue> item, String text) {
        Map<String, AttributeValue> before = Map.copyOf(item);
        Map<String, AttributeValue> after = update(text).applied(item);
        assertThat(item).isEqualTo(before);
        return after;
    }

    @Test
    void valuesAreSet() {
        assertThat(updated(item("k", 1), "set a = :text, b = :list"))
                .isEqualTo(item("k", 1, "a", "hello", "b", List.of("x", "y")));
        assertThat(updated(item("a", 5), "set b = a, a = :one")).isEqualTo(item("a", 1, "b", 5));
        assertThat(updated(item("a", 5), "set b = a remove a")).isEqualTo(item("b", 5));
        assertThat(updated(item("a", 5), "set b = a + :one, c = :ten - a")).isEqualTo(item("a", 5, "b", 6, "c", 5));
        assertThat(updated(item(), "set a = if_not_exists(a, :one) + :one")).isEqualTo(item("a", 2));
        assertThat(updated(item("a", 5), "set a = if_not_exists(a, :one)")).isEqualTo(item("a", 5));
        assertThat(updated(item("a", List.of("w")), "set a = list_append(a, :list)"))
                .isEqualTo(item("a", List.of("w", "x", "y")));
        assertThat(updated(item(), "set a = list_append(if_not_exists(a, :list), :list)"))
                .isEqualTo(item("a", List.of("x", "y", "x", "y")));
    }

    @Test
    void valuesWithinAreSetAndRemoved() {
        Map<String, AttributeValue> item =
                item("a", Map.of("x", 3, "c", List.of("hi", Map.of("q", 2))), "l", List.of(2, 3, 4, 5, 6, 7));
        assertThat(updated(item, "set a.x = :ten, a.d = :map").get("a"))
                .isEqualTo(item("a", Map.of("x", 10, "d", Map.of("in", 1), "c", List.of("hi", Map.of("q", 2))))
                        .get("a"));
        assertThat(updated(item, "remove a.c[1].q, a.x").get("a"))
                .isEqualTo(item("a", Map.of("c", List.of("hi", Map.of()))).get("a"));
        assertThat(updated(item, "REMOVE l[1] SET l[3] = :ten").get("l"))
                .isEqualTo(item("l", List.of(2, 4, 10, 6, 7)).get("l"));
        assertThat(updated(item, "SET l[84] = :one, l[37] = :ten REMOVE l[0], l[50]")
                        .get("l"))
                .isEqualTo(item("l", List.of(3, 4, 5, 6, 7, 10, 1)).get("l"));
        assertThat(updated(item("l", List.of(1)), "remove l[0]")).isEqualTo(item("l", List.of()));
        assertThat(updated(item, "remove gone, a.gone, l[70]")).isEqualTo(item);
    }

    @Test
    void numbersAndSetsAreAddedAndDeleted() {
        assertThat(updated(item("a", 5), "add a :ten, b :set")).isEqualTo(item("a", 15, "b", texts("a", "b")));
        assertThat(updated(item("s", texts("b", "c")), "add s :set")).isEqualTo(item("s", texts("b", "c", "a")));
        assertThat(updated(item("s", texts("b", "c")), "delete s :set")).isEqualTo(item("s", texts("c")));
        assertThat(updated(item("s", texts("b")), "delete s :set, t :set")).isEmpty();
        assertThat(updated(item("m", Map.of("n", 1)), "add m.n :ten")).isEqualTo(item("m", Map.of("n", 11)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete ns :set",
                "delete m :ns",
                "delete n :ns",
                "add m :ns",
                "add ns :one",
                "set e = s + :one",
                "set e = m - :one",
                "set e = list_append(ns, :list)",
                "add s :one"
            })
    void operandsHaveTheRightType(String text) {
        refused(
                () -> updated(item("ns", numbers("1"), "m", Map.of("x", texts("1")), "n", 1, "s", "text"), text),
                "An operand in the update expression has an incorrect data type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"set c = b", "set e = list_append(b, :list)", "set e = b + :one", "set x = y, y = :one"})
    void operandsAreThere(String text) {
        refused(
                () -> updated(item("k", 1), text),
                "The provided expression refers to an attribute that does not exist in the item");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set b.a = :one",
                "set b[1] = :one",
                "set y.a = :one",
                "set y[1] = :one",
                "set c[1] = :one",
                "set d.x = :one",
                "remove b.a",
                "remove y.a",
                "remove c[1]",
                "remove d.x",
                "delete y.a :set",
                "add y[1] :set",
                "set d[7].x = :one",
            })
    void pathsLeadThroughMapsAndLists(String text) {
        refused(
                () -> updated(item("b", "text", "c", Map.of("1", "a"), "d", List.of("a", "b")), text),
                "The document path provided in the update expression is invalid for update");
    }

    @Test
    void resultsAreNumbers() {
        refused(
                () -> updated(item("a", AttributeValue.fromN("9e125")), "set b = a + a"),
                "Number overflow. Attempting to store a number with magnitude larger than supported range");
        refused(
                () -> updated(item("a", AttributeValue.fromN("1e50")), "add a :one"),
                "Number overflow. Attempting to store a number with magnitude larger than supported range");
    }

    @Test
    void resultsAreNotTooDeep() {
        Object deep = 1;
        for (int i = 0; i < 30; i++) {
            deep = Map.of("n", deep);
        }
        Map<String, AttributeValue> item = item("a", deep, "m", Map.of());
        assertThat(updated(item, "set m.a = a").get("m").m()).containsKey("a");
        refused(
                () -> updated(updated(item, "set m.a = a"), "set m.b = m"),
                "Nesting Levels have exceeded supported limits: "
                        + "Attributes in the item have nested levels beyond supported limit");
    }

    @Test
    void changedPartsAreTold() {
        Update update = update("set m.a = :one, l[1] = :ten remove m.b add n :one");
        Map<String, AttributeValue> before =
                item("m", Map.of("a", 7, "b", 8, "c", 9), "l", List.of(1, 2, 3), "n", 1, "k", "key");
        assertThat(update.attributes()).containsExactlyInAnyOrder("m", "l", "n");
        assertThat(update.nested()).containsExactlyInAnyOrder("m", "l");
        assertThat(update.touched(before)).isEqualTo(item("m", Map.of("a", 7, "b", 8), "l", List.of(2), "n", 1));
        assertThat(update.written(update.applied(before)))
                .isEqualTo(item("m", Map.of("a", 1), "l", List.of(10), "n", 2));
    }
}
