package wildrydes.cloud.dynamodb.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import wildrydes.cloud.dynamodb.item.Values;

/** {@code Expected} or a filter: tests of attributes, of which all are to be met, or one. */
final class OlderCondition implements Condition {

    private final Map<String, Test> tests;
    private final boolean any;

    /** What is asked of one attribute; checked. */
    record Test(ComparisonOperator operator, List<AttributeValue> values) {

        boolean holds(@Nullable AttributeValue value) {
            return switch (operator) {
                case NULL -> value == null;
                case NOT_NULL -> value != null;
                case EQ -> Predicates.compared("=", value, values.get(0));
                case NE -> Predicates.compared("<>", value, values.get(0));
                case LT -> Predicates.compared("<", value, values.get(0));
                case LE -> Predicates.compared("<=", value, values.get(0));
                case GT -> Predicates.compared(">", value, values.get(0));
                case GE -> Predicates.compared(">=", value, values.get(0));
                case BETWEEN ->
                    Predicates.compared(">=", value, values.get(0)) && Predicates.compared("<=", value, values.get(1));
                case IN -> values.stream().anyMatch(choice -> Predicates.compared("=", value, choice));
                case BEGINS_WITH -> Predicates.beginsWith(value, values.get(0));
                case CONTAINS -> Predicates.contains(value, values.get(0));
                case NOT_CONTAINS -> value != null && !Predicates.contains(value, values.get(0));
                case UNKNOWN_TO_SDK_VERSION -> false;
            };
        }
    }

    private OlderCondition(Map<String, Test> tests, boolean any) {
        this.tests = tests;
        this.any = any;
    }

    /** A filter, or conditions on keys. */
    static OlderCondition filter(
            Map<String, software.amazon.awssdk.services.dynamodb.model.Condition> conditions, boolean any) {
        Map<String, Test> tests = new LinkedHashMap<>();
        conditions.forEach((name, condition) -> {
            List<AttributeValue> values = checked(condition.attributeValueList());
            OlderConditionChecks.check(condition.comparisonOperator(), values);
            tests.put(name, new Test(condition.comparisonOperator(), values));
        });
        return new OlderCondition(tests, any);
    }

    /** The parameter {@code Expected}. */
    static OlderCondition expected(Map<String, ExpectedAttributeValue> expected, boolean any) {
        Map<String, Test> tests = new LinkedHashMap<>();
        expected.forEach((name, value) -> {
            OlderConditionChecks.check(name, value);
            tests.put(name, test(value));
        });
        return new OlderCondition(tests, any);
    }

    private static Test test(ExpectedAttributeValue expected) {
        AttributeValue single = expected.value();
        List<AttributeValue> values = checked(single == null ? expected.attributeValueList() : List.of(single));
        if (expected.comparisonOperator() != null) {
            OlderConditionChecks.check(expected.comparisonOperator(), values);
            return new Test(expected.comparisonOperator(), values);
        }
        boolean absent = Boolean.FALSE.equals(expected.exists());
        return new Test(absent ? ComparisonOperator.NULL : ComparisonOperator.EQ, values);
    }

    private static List<AttributeValue> checked(List<AttributeValue> given) {
        List<AttributeValue> values = new ArrayList<>();
        for (AttributeValue value : given) {
            values.add(Values.checked(value));
        }
        return values;
    }

    Map<String, Test> tests() {
        return tests;
    }

    @Override
    public boolean holds(Map<String, AttributeValue> item) {
        for (Map.Entry<String, Test> test : tests.entrySet()) {
            if (test.getValue().holds(item.get(test.getKey())) == any) {
                return any;
            }
        }
        return !any || tests.isEmpty();
    }

    @Override
    public Set<String> attributes() {
        return Set.copyOf(tests.keySet());
    }
}
