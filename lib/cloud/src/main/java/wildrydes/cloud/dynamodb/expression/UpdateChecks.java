package wildrydes.cloud.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.expression.Action.Kind;
import wildrydes.cloud.dynamodb.item.Values;

/**
 * What AWS refuses of updates that can be read, before it looks at an item; in AWS's order, which mhart/dynalite ({@code
 * test/updateItem.js}) found.
 */
final class UpdateChecks {

    private UpdateChecks() {}

    /** The changes with what their placeholders stand for. */
    static List<Action> bound(UpdateParser.Parsed parsed, Placeholders placeholders) {
        List<Path> paths = new ArrayList<>();
        List<Operand.Call> calls = new ArrayList<>();
        int arithmetic = 0;
        for (Action action : parsed.actions()) {
            paths.add(action.path());
            Operand operand = action.operand();
            if (operand != null) {
                operand.paths(paths::add);
                operand.calls(calls::add);
                arithmetic += operand instanceof Operand.Arithmetic ? 1 : 0;
            }
        }
        Limits.checkOperators(calls.size() + arithmetic);
        paths.forEach(Limits::checkPath);
        paths.forEach(ConditionChecks::checkReserved);
        calls.forEach(Functions::checkName);
        calls.forEach(UpdateChecks::checkUse);
        if (parsed.repeated() != null) {
            throw new WrongExpression(
                    "The \"" + parsed.repeated() + "\" section can only be used once in an update expression;");
        }
        List<Action> bound = bound(parsed.actions(), placeholders);
        PathClashes.check(bound.stream().map(Action::path).toList());
        bound.forEach(UpdateChecks::checkOperand);
        bound.forEach(UpdateChecks::checkValue);
        return bound;
    }

    private static void checkUse(Operand.Call call) {
        boolean known =
                call.function().equals("if_not_exists") || call.function().equals("list_append");
        if (!known) {
            throw Functions.misused(call);
        }
        for (Operand argument : call.arguments()) {
            if (argument instanceof Operand.Call inner && inner.function().equals("list_append")) {
                throw Functions.misused(inner);
            }
        }
    }

    /** All names are looked up before the first value. */
    private static List<Action> bound(List<Action> written, Placeholders placeholders) {
        for (Action action : written) {
            action.path().bound(placeholders);
            if (action.operand() != null) {
                action.operand().paths(path -> path.bound(placeholders));
            }
        }
        List<Action> bound = new ArrayList<>();
        for (Action action : written) {
            Operand operand = action.operand();
            bound.add(new Action(
                    action.kind(),
                    action.path().bound(placeholders),
                    operand == null ? null : operand.bound(placeholders)));
        }
        return bound;
    }

    private static void checkOperand(Action action) {
        if (action.kind() != Kind.ADD && action.kind() != Kind.DELETE) {
            return;
        }
        AttributeValue.Type type = given(action.operand());
        boolean number = type == AttributeValue.Type.N && action.kind() == Kind.ADD;
        if (!number && !isSet(type)) {
            throw new WrongExpression("Incorrect operand type for operator or function; operator: " + action.kind()
                    + ", operand type: " + longName(type));
        }
    }

    private static AttributeValue.Type given(@Nullable Operand operand) {
        return operand instanceof Operand.Given given && given.value() != null
                ? given.value().type()
                : AttributeValue.Type.UNKNOWN_TO_SDK_VERSION;
    }

    private static boolean isSet(AttributeValue.Type type) {
        return switch (type) {
            case SS, NS, BS -> true;
            default -> false;
        };
    }

    private static String longName(AttributeValue.Type type) {
        return switch (type) {
            case S -> "STRING";
            case N -> "NUMBER";
            case B -> "BINARY";
            case NUL -> "NULL";
            case BOOL -> "BOOLEAN";
            case L -> "LIST";
            case M -> "MAP";
            default -> type.name();
        };
    }

    private static void checkValue(Action action) {
        if (action.kind() != Kind.SET || action.operand() == null) {
            return;
        }
        action.operand().calls(UpdateChecks::checkCall);
        if (action.operand() instanceof Operand.Arithmetic arithmetic) {
            checkType(arithmetic.operator(), arithmetic.left(), "N");
            checkType(arithmetic.operator(), arithmetic.right(), "N");
        }
    }

    private static void checkCall(Operand.Call call) {
        Functions.checkCount(call);
        if (call.function().equals("if_not_exists")) {
            Functions.checkPath(call);
        } else {
            call.arguments().forEach(argument -> checkType(call.function(), argument, "L"));
        }
    }

    private static void checkType(String function, Operand operand, String wanted) {
        if (operand instanceof Operand.Given given && given.value() != null) {
            String type = Values.typeName(given.value());
            if (!type.equals(wanted)) {
                throw Functions.wrongType(function, type);
            }
        }
    }
}
