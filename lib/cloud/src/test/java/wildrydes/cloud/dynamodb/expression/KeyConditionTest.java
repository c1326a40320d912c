package wildrydes.cloud.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.dynamodb.expression.Samples.refused;
import static wildrydes.cloud.dynamodb.expression.Samples.value;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.Condition;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import wildrydes.cloud.dynamodb.expression.KeyCondition.SortRange;
import wildrydes.cloud.dynamodb.table.KeyAttribute;
import wildrydes.cloud.dynamodb.table.KeySchema;
import wildrydes.cloud.dynamodb.table.ScalarType;

/** Conditions on keys. */
class KeyConditionTest {

    private static final KeySchema KEYS =
            new KeySchema(new KeyAttribute("Unicorn", ScalarType.S), new KeyAttribute("StatusTime", ScalarType.N));
    private static final KeySchema PARTITIONS = new KeySchema(new KeyAttribute("Unicorn", ScalarType.S), null);
    private static final Map<String, AttributeValue> VALUES =
            Map.of(":u", value("Shadowfax"), ":a", value(1), ":b", value(2), ":none", value(""), ":s", value("text"));

    private static KeyTerms terms(String text) {
        return terms(text, VALUES);
    }

    private static KeyTerms terms(String text, Map<String, AttributeValue> all) {
        Map<String, AttributeValue> used = new HashMap<>(all);
        used.keySet().removeIf(name -> !text.matches("(?s).*" + name + "\\b.*"));
        QueryRequest.Builder request = QueryRequest.builder().keyConditionExpression(text);
        if (!used.isEmpty()) {
            request.expressionAttributeValues(used);
        }
        return Objects.requireNonNull(Terms.of(request.build()).parsed().keys());
    }

    private static SortRange range(String sort) {
        KeyCondition condition = terms("Unicorn = :u and " + sort).on(KEYS);
        assertThat(condition.partition()).isEqualTo(value("Shadowfax"));
        return Objects.requireNonNull(condition.sort());
    }

    @Test
    void aPartitionIsReadWhole() {
        KeyCondition condition = terms("Unicorn = :u").on(KEYS);
        assertThat(condition).isEqualTo(new KeyCondition(value("Shadowfax"), null));
        assertThat(terms(":u = Unicorn").on(PARTITIONS)).isEqualTo(condition);
    }

    @Test
    void aPartitionIsReadFromOneSortKeyToAnother() {
        AttributeValue one = value(1);
        AttributeValue two = value(2);
        assertThat(range("StatusTime = :a")).isEqualTo(new SortRange.Between(one, true, one, true));
        assertThat(range("StatusTime < :a")).isEqualTo(new SortRange.Between(null, false, one, false));
        assertThat(range("StatusTime <= :a")).isEqualTo(new SortRange.Between(null, false, one, true));
        assertThat(range("StatusTime > :a")).isEqualTo(new SortRange.Between(one, false, null, false));
        assertThat(range("StatusTime >= :a")).isEqualTo(new SortRange.Between(one, true, null, false));
        assertThat(range(":a < StatusTime")).isEqualTo(new SortRange.Between(one, false, null, false));
        assertThat(range("(StatusTime between :a and :b)")).isEqualTo(new SortRange.Between(one, true, two, true));
        KeySchema texts =
                new KeySchema(new KeyAttribute("Unicorn", ScalarType.S), new KeyAttribute("Motto", ScalarType.S));
        assertThat(terms("begins_with(Motto, :s) and Unicorn = :u").on(texts).sort())
                .isEqualTo(new SortRange.BeginsWith(value("text")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a > b and size(b) > c or a > c | OR",
                "a in (b, size(c), d) | IN",
                "attribute_exists(a) | attribute_exists",
                "attribute_not_exists(a) | attribute_not_exists",
                "contains(a.d, b) | contains",
                "not a > b | NOT",
                "a <> b | <>",
            })
    void keysHaveFewOperators(String text, String operator) {
        refused(() -> terms(text), "Invalid operator used in KeyConditionExpression: " + operator);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":a between size(b) and size(a) and b > :b | BETWEEN",
                "begins_with(:u, b) and a > :b | begins_with",
            })
    void theKeyComesFirst(String text, String operator) {
        refused(
                () -> terms(text),
                "Invalid condition in KeyConditionExpression: " + operator
                        + " operator must have the key attribute as its first operand");
    }

    @ParameterizedTest
    @ValueSource(strings = {"size(b) > a AND a.b > b AND b > c", "a > size(b.d)", "a between size(b) and size(a)"})
    void nothingIsNested(String text) {
        refused(() -> terms(text), "KeyConditionExpressions cannot contain nested operations");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b > a.b", "b between c[1] and d", "a between b and size(a)", "begins_with(a, b)"})
    void oneConditionNamesOneAttribute(String text) {
        refused(
                () -> terms(text),
                "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b.d > a AND c.d > e.f", "a.d > c", "b[0] > a"})
    void keysAreNotNested(String text) {
        refused(() -> terms(text), "KeyConditionExpressions cannot have conditions on nested attributes");
    }

    @ParameterizedTest
    @ValueSource(strings = {":b > :a AND a < :b", ":a > b AND :a < :b"})
    void eachConditionNamesAKey(String text) {
        refused(() -> terms(text), "Invalid condition in KeyConditionExpression: No key attribute specified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b > :a AND b < :a and c = :a and d = :a", "(a > :a and b > :a) and (b > :a and c > :a)"})
    void eachKeyHasOneCondition(String text) {
        refused(() -> terms(text), "KeyConditionExpressions must only contain one condition per key");
    }

    @Test
    void thereAreAtMostTwoConditions() {
        refused(() -> terms("a = :a and b = :a and c = :a"), "Conditions can be of length 1 or 2 only");
    }

    @Test
    void conditionsFitTheKeys() {
        refused(() -> terms("StatusTime = :a").on(KEYS), "Query condition missed key schema element: Unicorn");
        refused(
                () -> terms("Unicorn = :u and Height = :a").on(KEYS),
                "Query condition missed key schema element: StatusTime");
        refused(
                () -> terms("Unicorn = :u and StatusTime = :a").on(PARTITIONS),
                "The number of query conditions (2) exceeds the number of key attributes defined in the schema (1)");
        refused(() -> terms("Unicorn > :u").on(KEYS), "Query key condition not supported");
        String type = "One or more parameter values were invalid: Condition parameter type does not match schema type";
        refused(() -> terms("Unicorn = :a").on(KEYS), type);
        refused(() -> terms("Unicorn = :u and StatusTime < :s").on(KEYS), type);
        refused(
                () -> terms("Unicorn = :none").on(KEYS),
                "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an "
                        + "empty string value. Key: Unicorn");
    }

    @Test
    void theOldConditionsSayTheSame() {
        assertThat(old("Unicorn", ComparisonOperator.EQ, value("Shadowfax")).on(KEYS))
                .isEqualTo(new KeyCondition(value("Shadowfax"), null));
        refused(
                () -> old("Unicorn", ComparisonOperator.CONTAINS, value("Shadowfax"))
                        .on(KEYS),
                "Attempted conditional constraint is not an indexable operation");
        refused(
                () -> old("Unicorn", ComparisonOperator.BETWEEN, value("b"), value("a")),
                "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound");
        refused(
                () -> Terms.of(QueryRequest.builder().keyConditions(Map.of()).build())
                        .parsed(),
                "Conditions can be of length 1 or 2 only");
    }

    private static KeyTerms old(String name, ComparisonOperator operator, AttributeValue... values) {
        Condition condition = Condition.builder()
                .comparisonOperator(operator)
                .attributeValueList(values)
                .build();
        QueryRequest request =
                QueryRequest.builder().keyConditions(Map.of(name, condition)).build();
        return Objects.requireNonNull(Terms.of(request).parsed().keys());
    }
}
