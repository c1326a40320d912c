package wildrydes.cloud.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.dynamodb.expression.Samples.NOTHING;
import static wildrydes.cloud.dynamodb.expression.Samples.item;
import static wildrydes.cloud.dynamodb.expression.Samples.numbers;
import static wildrydes.cloud.dynamodb.expression.Samples.texts;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** What conditions are true of. */
class ConditionTest {

    private static final Map<String, AttributeValue> ITEM = item(
            "text1",
            "hello",
            "bytes1",
            "hi there".getBytes(StandardCharsets.UTF_8),
            "five",
            5,
            "truth",
            true,
            "none1",
            NOTHING,
            "list1",
            List.of(2, "dog", texts("x"), Map.of("deep", 7)),
            "map1",
            Map.of("inn", Map.of("er", "found"), "n", 1),
            "strings",
            texts("a", "b"),
            "ns",
            numbers("2", "4"));

    private static final Map<String, AttributeValue> VALUES = item(
            ":five",
            AttributeValue.fromN("5.0"),
            ":one",
            1,
            ":nine",
            9,
            ":two",
            2,
            ":four",
            4,
            ":hell",
            "hell",
            ":dog",
            "dog",
            ":x",
            texts("x"),
            ":ab",
            texts("b", "a"),
            ":hi",
            "hi".getBytes(StandardCharsets.UTF_8),
            ":here",
            "here".getBytes(StandardCharsets.UTF_8),
            ":N",
            "N",
            ":NULL",
            "NULL");

    private static Condition condition(String text) {
        Map<String, AttributeValue> used = new HashMap<>(VALUES);
        used.keySet().removeIf(name -> !text.matches("(?s).*" + name + "\\b.*"));
        ScanRequest.Builder request = ScanRequest.builder().filterExpression(text);
        if (!used.isEmpty()) {
            request.expressionAttributeValues(used);
        }
        return Objects.requireNonNull(Terms.of(request.build()).parsed().filter());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "five = :five",
                "five <> text1",
                "gone <> :five",
                "gone <> lost",
                "five < :nine and :one <= five",
                "five >= :five",
                "text1 > :hell",
                "strings = :ab",
                "five between :one and :nine",
                "five between :five and :five",
                "five in (:one, text1, :five)",
                "attribute_exists(map1.inn.er)",
                "attribute_exists(list1[3].deep)",
                "attribute_not_exists(list1[4])",
                "attribute_not_exists(map1[0])",
                "attribute_type(five, :N)",
                "attribute_type(none1, :NULL)",
                "begins_with(text1, :hell)",
                "begins_with(bytes1, :hi)",
                "contains(text1, :hell)",
                "contains(bytes1, :here)",
                "contains(list1, :dog)",
                "contains(list1, :x)",
                "contains(ns, :four)",
                "not contains(ns, :nine)",
                "size(text1) = five",
                "size(bytes1) < :nine",
                "size(list1) = :four",
                "size(strings) = :two",
                "size(map1) = :two",
                "size(gone) <> :two",
                "(five = :nine or five = :five) and truth = truth2 or five = :five",
                "five = :five or five = :nine and five = :nine",
                "NOT five = :nine",
                "not not five = :five",
                "map1.n < five",
            })
    void isTrue(String text) {
        assertThat(condition(text).holds(ITEM)).isTrue();
        assertThat(condition("not (" + text + ")").holds(ITEM)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gone = lost",
                "gone < :five",
                ":five < gone",
                "gone between lost and none1",
                "text1 < five",
                "list1 < five",
                "five between list1 and map1",
                "gone in (:five)",
                "size(five) = :one",
                "size(truth) = :one",
                "size(none1) = :one",
                "size(text1) = :dog",
                "begins_with(five, :hell)",
                "begins_with(:hell, text1)",
                "contains(five, :five)",
                "attribute_type(gone, :N)",
                "attribute_exists(text1.x)",
            })
    void isFalse(String text) {
        assertThat(condition(text).holds(ITEM)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "a.b = c[1] and d = :one, a;c;d, a;c",
        "attribute_exists(k), k, ''",
        "size(m.x) > :one, m, m",
    })
    void namesAreTold(String text, String attributes, String nested) {
        Condition condition = condition(text);
        assertThat(condition.attributes()).containsExactlyInAnyOrder(attributes.split(";"));
        assertThat(String.join(";", condition.nested().stream().sorted().toList()))
                .isEqualTo(nested);
    }

    @Test
    void sizesOfTextsAreInLetters() {
        assertThat(condition("size(e) = :one").holds(item("e", "\u00e9"))).isTrue();
    }
}
