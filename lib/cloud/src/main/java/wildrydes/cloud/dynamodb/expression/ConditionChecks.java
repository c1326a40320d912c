package wildrydes.cloud.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.item.Values;

/**
 * What AWS refuses of conditions that can be read, before it looks at an item; in AWS's order, which mhart/dynalite
 * ({@code test/scan.js}) found: first of the whole text, then of one part after another.
 */
final class ConditionChecks {

    private static final Set<String> TYPES = Set.of("S", "N", "B", "NULL", "SS", "BOOL", "L", "BS", "NS", "M");

    private ConditionChecks() {}

    /** The condition with what its placeholders stand for. */
    static Predicate bound(Predicate written, Placeholders placeholders) {
        List<Operand.Call> calls = new ArrayList<>();
        List<Path> paths = new ArrayList<>();
        written.operands(operand -> {
            operand.calls(calls::add);
            operand.paths(paths::add);
        });
        Limits.checkOperators(written.operators());
        paths.forEach(Limits::checkPath);
        checkNames(calls);
        written.leaves(ConditionChecks::checkUse);
        paths.forEach(ConditionChecks::checkReserved);
        return written.bound(placeholders, ConditionChecks::checkLeaf);
    }

    private static void checkNames(List<Operand.Call> calls) {
        for (Operand.Call call : calls) {
            Functions.checkName(call);
        }
    }

    static void checkReserved(Path path) {
        for (Path.Step step : path.steps()) {
            if (step instanceof Path.Step.Attribute attribute && Words.reserved(attribute.name())) {
                throw new WrongExpression(
                        "Attribute name is a reserved keyword; reserved keyword: " + attribute.name());
            }
        }
    }

    /** Functions stand alone, but {@code size} is compared or an argument. */
    private static void checkUse(Predicate leaf) {
        if (leaf instanceof Predicate.Test test) {
            test.call().arguments().forEach(ConditionChecks::checkArgument);
            if (!Functions.isTest(test.call())) {
                throw Functions.misused(test.call());
            }
        } else {
            leaf.operands(ConditionChecks::checkArgument);
        }
    }

    private static void checkArgument(Operand operand) {
        if (operand instanceof Operand.Call call) {
            call.arguments().forEach(ConditionChecks::checkArgument);
            if (!call.function().equals("size")) {
                throw Functions.misused(call);
            }
        }
    }

    private static void checkLeaf(Predicate leaf) {
        leaf.operands(operand -> operand.calls(Functions::checkCount));
        if (leaf instanceof Predicate.Comparison comparison) {
            checkDistinct(comparison.operator(), comparison.left(), comparison.right());
        }
        leaf.operands(operand -> operand.calls(call -> {
            if (call.arguments().size() == 2) {
                checkDistinct(
                        call.function(),
                        call.arguments().get(0),
                        call.arguments().get(1));
            }
        }));
        leaf.operands(operand -> operand.calls(ConditionChecks::checkCall));
        if (leaf instanceof Predicate.Comparison comparison) {
            checkOrdered(comparison.operator(), List.of(comparison.left(), comparison.right()));
        } else if (leaf instanceof Predicate.Between between) {
            checkOrdered("BETWEEN", List.of(between.value(), between.low(), between.high()));
            checkBounds(between);
        } else if (leaf instanceof Predicate.In in) {
            Limits.checkChoices(in.choices().size() + 1);
        }
    }

    private static void checkDistinct(String operator, Operand first, Operand second) {
        if (Operand.samePath(first, second)) {
            throw new WrongExpression(
                    "The first operand must be distinct from the remaining operands for this operator or function; "
                            + "operator: " + operator + ", first operand: " + ((Operand.At) first).path());
        }
    }

    private static void checkCall(Operand.Call call) {
        List<Operand> arguments = call.arguments();
        switch (call.function()) {
            case "attribute_exists", "attribute_not_exists" -> Functions.checkPath(call);
            case "attribute_type" -> checkTypeName(arguments.get(1));
            case "begins_with" -> arguments.forEach(argument -> checkType(call.function(), argument, Set.of("S", "B")));
            case "size" -> checkType(call.function(), arguments.get(0), Set.of("S", "B", "SS", "NS", "BS", "L", "M"));
            default -> {}
        }
    }

    private static void checkTypeName(Operand operand) {
        String type = knownType(operand);
        if (!"S".equals(type)) {
            throw Functions.wrongType("attribute_type", type == null ? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}" : type);
        }
        if (operand instanceof Operand.Given given
                && given.value() != null
                && !TYPES.contains(given.value().s())) {
            throw new WrongExpression("Invalid attribute type name found; type: "
                    + given.value().s() + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
        }
    }

    private static void checkType(String function, Operand operand, Set<String> allowed) {
        String type = knownType(operand);
        if (type != null && !allowed.contains(type)) {
            throw Functions.wrongType(function, type);
        }
    }

    /** The type that an operand has whatever the item, as messages name it. */
    private static @Nullable String knownType(Operand operand) {
        return operand instanceof Operand.Call ? "N" : Operand.typeName(operand);
    }

    private static void checkOrdered(String operator, List<Operand> operands) {
        if (operator.equals("=") || operator.equals("<>")) {
            return;
        }
        for (Operand operand : operands) {
            checkType(operator, operand, Set.of("S", "N", "B"));
        }
    }

    private static void checkBounds(Predicate.Between between) {
        AttributeValue low = given(between.low());
        AttributeValue high = given(between.high());
        if (low == null || high == null) {
            return;
        }
        String bounds = "; lower bound operand: AttributeValue: " + shown(low)
                + ", upper bound operand: AttributeValue: " + shown(high);
        if (low.type() != high.type()) {
            throw new WrongExpression(
                    "The BETWEEN operator requires same data type for lower and upper bounds" + bounds);
        }
        if (Values.compare(low, high) > 0) {
            throw new WrongExpression(
                    "The BETWEEN operator requires upper bound to be greater than or equal to lower bound" + bounds);
        }
    }

    private static @Nullable AttributeValue given(Operand operand) {
        return operand instanceof Operand.Given given ? given.value() : null;
    }

    private static String shown(AttributeValue value) {
        String text = switch (value.type()) {
            case S -> value.s();
            case N -> value.n();
            default -> Values.base64(value.b());
        };
        return "{" + value.type() + ":" + text + "}";
    }
}
