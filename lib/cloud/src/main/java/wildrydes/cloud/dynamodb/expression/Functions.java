package wildrydes.cloud.dynamodb.expression;

import java.util.Map;
import java.util.Set;

/** The functions of expressions, whose names have small letters, and how many operands each has. */
final class Functions {

    private static final Map<String, Integer> ALL = Map.of(
            "attribute_exists", 1,
            "attribute_not_exists", 1,
            "attribute_type", 2,
            "begins_with", 2,
            "contains", 2,
            "size", 1,
            "if_not_exists", 2,
            "list_append", 2);
    private static final Set<String> TESTS =
            Set.of("attribute_exists", "attribute_not_exists", "attribute_type", "begins_with", "contains");

    private Functions() {}

    static void checkName(Operand.Call call) {
        if (!ALL.containsKey(call.function())) {
            throw new WrongExpression("Invalid function name; function: " + call.function());
        }
    }

    /** Whether a function is true or false. */
    static boolean isTest(Operand.Call call) {
        return TESTS.contains(call.function());
    }

    static void checkCount(Operand.Call call) {
        int count = call.arguments().size();
        if (ALL.getOrDefault(call.function(), count) != count) {
            throw new WrongExpression("Incorrect number of operands for operator or function; operator or function: "
                    + call.function() + ", number of operands: " + count);
        }
    }

    /** Whether a function's first operand is a path. */
    static void checkPath(Operand.Call call) {
        if (!(call.arguments().get(0) instanceof Operand.At)) {
            throw new WrongExpression(
                    "Operator or function requires a document path; operator or function: " + call.function());
        }
    }

    static WrongExpression misused(Operand.Call call) {
        return new WrongExpression(
                "The function is not allowed to be used this way in an expression; function: " + call.function());
    }

    /** @param function or operator */
    static WrongExpression wrongType(String function, String type) {
        return new WrongExpression("Incorrect operand type for operator or function; operator or function: " + function
                + ", operand type: " + type);
    }
}
