package wildrydes.cloud.dynamodb.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.wire.ServiceError;

/** Takes a condition for one on keys, which may say less (developerguide/Query.KeyConditionExpressions.html). */
final class KeyConditionReader {

    private static final Map<String, ComparisonOperator> OPERATORS = Map.of(
            "=", ComparisonOperator.EQ,
            "<", ComparisonOperator.LT,
            "<=", ComparisonOperator.LE,
            ">", ComparisonOperator.GT,
            ">=", ComparisonOperator.GE);
    private static final Map<String, String> MIRRORED = Map.of("=", "=", "<", ">", "<=", ">=", ">", "<", ">=", "<=");

    private final Map<String, KeyTerms.Term> terms = new LinkedHashMap<>();

    private KeyConditionReader() {}

    /** @throws ServiceError {@code ValidationException} in AWS's words, for what is not said of keys */
    static KeyTerms read(Predicate condition) {
        KeyConditionReader reader = new KeyConditionReader();
        reader.part(condition);
        if (reader.terms.size() > 2) {
            throw Invalid.because("Conditions can be of length 1 or 2 only");
        }
        return new KeyTerms(reader.terms);
    }

    private void part(Predicate part) {
        if (part instanceof Predicate.Combined combined) {
            if (!combined.all()) {
                throw operator("OR");
            }
            combined.parts().forEach(this::part);
        } else if (part instanceof Predicate.Not) {
            throw operator("NOT");
        } else if (part instanceof Predicate.In) {
            throw operator("IN");
        } else if (part instanceof Predicate.Comparison comparison) {
            if (comparison.operator().equals("<>")) {
                throw operator("<>");
            }
            compared(comparison);
        } else if (part instanceof Predicate.Between between) {
            first("BETWEEN", between.value());
            add(ComparisonOperator.BETWEEN, List.of(between.value(), between.low(), between.high()));
        } else if (part instanceof Predicate.Test test) {
            if (!test.call().function().equals("begins_with")) {
                throw operator(test.call().function());
            }
            first("begins_with", test.call().arguments().get(0));
            add(ComparisonOperator.BEGINS_WITH, test.call().arguments());
        }
    }

    private void compared(Predicate.Comparison comparison) {
        boolean mirrored = !(comparison.left() instanceof Operand.At) && comparison.right() instanceof Operand.At;
        String operator = mirrored ? MIRRORED.get(comparison.operator()) : comparison.operator();
        List<Operand> operands = mirrored
                ? List.of(comparison.right(), comparison.left())
                : List.of(comparison.left(), comparison.right());
        add(OPERATORS.get(operator), operands);
    }

    /** Adds a condition on the one attribute among operands, with the values that are the others. */
    private void add(@Nullable ComparisonOperator operator, List<Operand> operands) {
        String name = null;
        for (Operand operand : operands) {
            if (operand instanceof Operand.Call) {
                throw Invalid.because("KeyConditionExpressions cannot contain nested operations");
            }
            if (operand instanceof Operand.At at) {
                if (name != null) {
                    throw condition("Multiple attribute names used in one condition");
                }
                if (at.path().nested()) {
                    throw Invalid.because("KeyConditionExpressions cannot have conditions on nested attributes");
                }
                name = at.path().head();
            }
        }
        if (name == null || operator == null) {
            throw condition("No key attribute specified");
        }
        List<AttributeValue> values = operands.stream()
                .filter(Operand.Given.class::isInstance)
                .map(operand -> ((Operand.Given) operand).value())
                .toList();
        if (terms.put(name, new KeyTerms.Term(operator, values)) != null) {
            throw Invalid.because("KeyConditionExpressions must only contain one condition per key");
        }
    }

    private static void first(String operator, Operand first) {
        if (!(first instanceof Operand.At)) {
            throw condition(operator + " operator must have the key attribute as its first operand");
        }
    }

    private static ServiceError operator(String operator) {
        return Invalid.because("Invalid operator used in KeyConditionExpression: " + operator);
    }

    private static ServiceError condition(String what) {
        return Invalid.because("Invalid condition in KeyConditionExpression: " + what);
    }
}
