package wildrydes.cloud.dynamodb.expression;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import wildrydes.cloud.dynamodb.item.Invalid;
import wildrydes.cloud.dynamodb.item.Values;
import wildrydes.cloud.wire.ServiceError;

/** What AWS refuses of the older conditions, as mhart/dynalite ({@code test/query.js}, {@code test/putItem.js}) found. */
final class OlderConditionChecks {

    private OlderConditionChecks() {}

    /** @throws ServiceError where an operator does not go with values, which are checked */
    static void check(ComparisonOperator operator, List<AttributeValue> values) {
        if (!counts(operator, values.size())) {
            throw Invalid.parameter("Invalid number of argument(s) for the " + operator + " ComparisonOperator");
        }
        for (AttributeValue value : values) {
            if (value.type() != values.get(0).type()) {
                throw Invalid.parameter("AttributeValues inside AttributeValueList must be of same type");
            }
        }
        for (AttributeValue value : values) {
            if (!types(operator).contains(Values.typeName(value))) {
                throw Invalid.parameter("ComparisonOperator " + operator + " is not valid for " + Values.typeName(value)
                        + " AttributeValue type");
            }
        }
        if (operator == ComparisonOperator.BETWEEN && Values.compare(values.get(0), values.get(1)) > 0) {
            throw Invalid.because(
                    "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound");
        }
    }

    private static boolean counts(ComparisonOperator operator, int count) {
        return switch (operator) {
            case NULL, NOT_NULL -> count == 0;
            case BETWEEN -> count == 2;
            case IN -> count > 0;
            default -> count == 1;
        };
    }

    private static Set<String> types(ComparisonOperator operator) {
        return switch (operator) {
            case LT, LE, GT, GE, IN, BETWEEN -> Set.of("S", "N", "B");
            case CONTAINS, NOT_CONTAINS -> Set.of("S", "N", "B", "BOOL", "NULL");
            case BEGINS_WITH -> Set.of("S", "B");
            default -> Set.of("S", "N", "B", "BOOL", "NULL", "SS", "NS", "BS", "L", "M");
        };
    }

    /** @throws ServiceError where the members of an expectation do not go together */
    static void check(String name, ExpectedAttributeValue expected) {
        boolean list = expected.hasAttributeValueList();
        boolean value = expected.value() != null;
        ComparisonOperator operator = expected.comparisonOperator();
        if (list && value) {
            throw of(name, "Value and AttributeValueList cannot be used together");
        }
        if (operator == null) {
            if (list) {
                throw of(name, "AttributeValueList can only be used with a ComparisonOperator");
            }
            checkExists(name, expected.exists(), value);
            return;
        }
        if (expected.exists() != null) {
            throw of(name, "Exists and ComparisonOperator cannot be used together");
        }
        boolean unary = operator == ComparisonOperator.NULL || operator == ComparisonOperator.NOT_NULL;
        if (!unary && !list && !value) {
            throw of(name, "Value or AttributeValueList must be used with ComparisonOperator: " + operator);
        }
    }

    private static void checkExists(String name, @Nullable Boolean exists, boolean value) {
        if (Boolean.FALSE.equals(exists)) {
            if (value) {
                throw of(name, "Value cannot be used when Exists is false");
            }
        } else if (!value) {
            throw of(name, "Value must be provided when Exists is " + exists);
        }
    }

    private static ServiceError of(String name, String what) {
        return Invalid.parameter(what + " for Attribute: " + name);
    }
}
