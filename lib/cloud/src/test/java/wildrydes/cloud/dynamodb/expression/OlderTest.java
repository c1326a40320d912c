package wildrydes.cloud.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.dynamodb.expression.Samples.bytes;
import static wildrydes.cloud.dynamodb.expression.Samples.item;
import static wildrydes.cloud.dynamodb.expression.Samples.numbers;
import static wildrydes.cloud.dynamodb.expression.Samples.refused;
import static wildrydes.cloud.dynamodb.expression.Samples.texts;
import static wildrydes.cloud.dynamodb.expression.Samples.value;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.Condition;
import software.amazon.awssdk.services.dynamodb.model.ConditionalOperator;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The parameters from before there were expressions. */
class OlderTest {

    private static final String INVALID = "One or more parameter values were invalid: ";
    private static final String ENVELOPE = "1 validation error detected: ";

    private static Condition test(ComparisonOperator operator, Object... values) {
        return Condition.builder()
                .comparisonOperator(operator)
                .attributeValueList(Arrays.stream(values).map(Samples::value).toList())
                .build();
    }

    private static boolean kept(Map<String, AttributeValue> item, Map<String, Condition> filter, boolean any) {
        ScanRequest.Builder request = ScanRequest.builder().scanFilter(filter);
        if (any) {
            request.conditionalOperator(ConditionalOperator.OR);
        }
        return Objects.requireNonNull(Terms.of(request.build()).parsed().filter())
                .holds(item);
    }

    private static boolean kept(@Nullable Object there, Condition test) {
        return kept(there == null ? Map.of() : item("a", there), Map.of("a", test), false);
    }

    @ParameterizedTest
    @CsvSource({"EQ,5,true", "EQ,6,false", "NE,6,true", "LT,6,true", "LE,5,true", "GT,5,false", "GE,5,true"})
    void valuesAreCompared(ComparisonOperator operator, int with, boolean kept) {
        assertThat(kept(5, test(operator, with))).isEqualTo(kept);
        assertThat(kept("5", test(operator, with))).isEqualTo(operator == ComparisonOperator.NE);
        assertThat(kept(null, test(operator, with))).isEqualTo(operator == ComparisonOperator.NE);
    }

    @Test
    void valuesAreTestedOtherwise() {
        assertThat(kept(5, test(ComparisonOperator.BETWEEN, 5, 6))).isTrue();
        assertThat(kept(7, test(ComparisonOperator.BETWEEN, 5, 6))).isFalse();
        assertThat(kept(5, test(ComparisonOperator.IN, 4, 5))).isTrue();
        assertThat(kept(null, test(ComparisonOperator.NULL))).isTrue();
        assertThat(kept(5, test(ComparisonOperator.NULL))).isFalse();
        assertThat(kept(5, test(ComparisonOperator.NOT_NULL))).isTrue();
        assertThat(kept("text", test(ComparisonOperator.BEGINS_WITH, "te"))).isTrue();
        assertThat(kept("text", test(ComparisonOperator.CONTAINS, "ex"))).isTrue();
        assertThat(kept(texts("a", "b"), test(ComparisonOperator.CONTAINS, "b")))
                .isTrue();
        assertThat(kept(numbers("1"), test(ComparisonOperator.CONTAINS, 1))).isTrue();
        assertThat(kept("text", test(ComparisonOperator.NOT_CONTAINS, "ix"))).isTrue();
        assertThat(kept(null, test(ComparisonOperator.NOT_CONTAINS, "ix"))).isFalse();
        assertThat(kept(true, test(ComparisonOperator.EQ, true))).isTrue();
    }

    @Test
    void allTestsAreToBeMetOrOne() {
        Map<String, Condition> both = Map.of("a", test(ComparisonOperator.EQ, 1), "b", test(ComparisonOperator.EQ, 2));
        assertThat(kept(item("a", 1, "b", 2), both, false)).isTrue();
        assertThat(kept(item("a", 1, "b", 3), both, false)).isFalse();
        assertThat(kept(item("a", 1, "b", 3), both, true)).isTrue();
        assertThat(kept(item("a", 2, "b", 3), both, true)).isFalse();
        refused(
                () -> kept(Map.of(), Map.of("a", test(ComparisonOperator.EQ, 1)), true),
                INVALID + "ConditionalOperator can only be used when Filter or Expected has two or more elements");
        refused(
                () -> Terms.of(ScanRequest.builder()
                                .conditionalOperator(ConditionalOperator.AND)
                                .build())
                        .parsed(),
                INVALID + "ConditionalOperator cannot be used without Filter or Expected");
    }

    @ParameterizedTest
    @EnumSource(
            value = ComparisonOperator.class,
            names = {"NULL", "NOT_NULL", "UNKNOWN_TO_SDK_VERSION"},
            mode = EnumSource.Mode.EXCLUDE)
    void operatorsHaveValues(ComparisonOperator operator) {
        refused(
                () -> kept("a", test(operator)),
                INVALID + "Invalid number of argument(s) for the " + operator + " ComparisonOperator");
    }

    @ParameterizedTest
    @EnumSource(
            value = ComparisonOperator.class,
            names = {"LT", "LE", "GT", "GE", "IN", "CONTAINS", "NOT_CONTAINS", "BEGINS_WITH"})
    void operatorsHaveValuesOfTheirTypes(ComparisonOperator operator) {
        for (AttributeValue value :
                List.of(texts("a"), numbers("1"), bytes("abcd"), value(Map.of()), value(List.of()))) {
            refused(
                    () -> kept("a", test(operator, value)),
                    INVALID + "ComparisonOperator " + operator + " is not valid for " + value.type()
                            + " AttributeValue type");
        }
        refused(
                () -> kept("a", test(ComparisonOperator.IN, "b", 1)),
                INVALID + "AttributeValues inside AttributeValueList must be of same type");
    }

    private static boolean met(Map<String, AttributeValue> item, ExpectedAttributeValue.Builder expected) {
        DeleteItemRequest request = DeleteItemRequest.builder()
                .expected(Map.of("a", expected.build()))
                .build();
        return Objects.requireNonNull(Terms.of(request).parsed().condition()).holds(item);
    }

    @Test
    void valuesAreExpected() {
        assertThat(met(Map.of(), ExpectedAttributeValue.builder().exists(false)))
                .isTrue();
        assertThat(met(item("a", 1), ExpectedAttributeValue.builder().exists(false)))
                .isFalse();
        assertThat(met(item("a", 1), ExpectedAttributeValue.builder().value(value(1))))
                .isTrue();
        assertThat(met(
                        item("a", 1),
                        ExpectedAttributeValue.builder()
                                .comparisonOperator(ComparisonOperator.GT)
                                .attributeValueList(value(0))))
                .isTrue();
    }

    @Test
    void expectationsAreWhole() {
        ExpectedAttributeValue.Builder none = ExpectedAttributeValue.builder();
        expected(none, "Value must be provided when Exists is null for Attribute: a");
        expected(
                ExpectedAttributeValue.builder().exists(true),
                "Value must be provided when Exists is true for Attribute: a");
        expected(
                ExpectedAttributeValue.builder().exists(false).value(value("x")),
                "Value cannot be used when Exists is false for Attribute: a");
        expected(
                ExpectedAttributeValue.builder().attributeValueList(value("x")),
                "AttributeValueList can only be used with a ComparisonOperator for Attribute: a");
        expected(
                ExpectedAttributeValue.builder()
                        .value(value("x"))
                        .comparisonOperator(ComparisonOperator.EQ)
                        .attributeValueList(value("x")),
                "Value and AttributeValueList cannot be used together for Attribute: a");
        expected(
                ExpectedAttributeValue.builder().comparisonOperator(ComparisonOperator.EQ),
                "Value or AttributeValueList must be used with ComparisonOperator: EQ for Attribute: a");
        expected(
                ExpectedAttributeValue.builder()
                        .exists(true)
                        .comparisonOperator(ComparisonOperator.EQ)
                        .value(value("x")),
                "Exists and ComparisonOperator cannot be used together for Attribute: a");
        expected(
                ExpectedAttributeValue.builder()
                        .comparisonOperator(ComparisonOperator.BETWEEN)
                        .attributeValueList(value("x")),
                "Invalid number of argument(s) for the BETWEEN ComparisonOperator");
    }

    private static void expected(ExpectedAttributeValue.Builder expected, String sentence) {
        refused(() -> met(Map.of(), expected), ENVELOPE + INVALID + sentence);
    }

    private static Map<String, AttributeValue> updated(
            Map<String, AttributeValue> item, AttributeAction action, @Nullable Object value) {
        AttributeValueUpdate update = AttributeValueUpdate.builder()
                .action(action)
                .value(value == null ? null : value(value))
                .build();
        UpdateItemRequest request = UpdateItemRequest.builder()
                .attributeUpdates(Map.of("a", update))
                .build();
        return Objects.requireNonNull(Terms.of(request).parsed().update()).applied(item);
    }

    @Test
    void attributesAreUpdated() {
        assertThat(updated(item("k", 1), AttributeAction.PUT, "x")).isEqualTo(item("k", 1, "a", "x"));
        assertThat(updated(item("k", 1, "a", 2), AttributeAction.DELETE, null)).isEqualTo(item("k", 1));
        assertThat(updated(item("a", 2), AttributeAction.ADD, 3)).isEqualTo(item("a", 5));
        assertThat(updated(item(), AttributeAction.ADD, 3)).isEqualTo(item("a", 3));
        assertThat(updated(item("a", List.of(1)), AttributeAction.ADD, List.of(2)))
                .isEqualTo(item("a", List.of(1, 2)));
        assertThat(updated(item("a", texts("x")), AttributeAction.ADD, texts("x", "y")))
                .isEqualTo(item("a", texts("x", "y")));
        assertThat(updated(item("a", texts("x", "y")), AttributeAction.DELETE, texts("x")))
                .isEqualTo(item("a", texts("y")));
        assertThat(updated(item("a", texts("x")), AttributeAction.DELETE, texts("x")))
                .isEmpty();
        assertThat(updated(item(), AttributeAction.DELETE, texts("x"))).isEmpty();
    }

    @Test
    void attributesAreUpdatedByTheirTypes() {
        for (Object wrong : List.of("x", true, Map.of())) {
            refused(
                    () -> updated(item(), AttributeAction.ADD, wrong),
                    ENVELOPE + INVALID + "ADD action is not supported for the type "
                            + value(wrong).type());
        }
        refused(
                () -> updated(item(), AttributeAction.DELETE, 1),
                ENVELOPE + INVALID + "DELETE action with value is not supported for the type N");
        refused(() -> updated(item("a", 1), AttributeAction.ADD, texts("x")), "Type mismatch for attribute to update");
        refused(
                () -> updated(item("a", texts("x")), AttributeAction.DELETE, numbers("1")),
                "Type mismatch for attribute to update");
    }

    @Test
    void attributesAreGot() {
        Projection projection = Objects.requireNonNull(
                Terms.of(GetItemRequest.builder().attributesToGet("a", "b.c").build())
                        .parsed()
                        .projection());
        assertThat(projection.of(item("a", 1, "b.c", 2, "d", 3))).isEqualTo(item("a", 1, "b.c", 2));
        refused(
                () -> Terms.of(GetItemRequest.builder()
                                .attributesToGet("a", "a")
                                .build())
                        .parsed(),
                INVALID + "Duplicate value in attribute name: a");
    }
}
