package wildrydes.cloud.dynamodb.expression;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.dynamodb.item.Values;

/** Decides conditions: values that are missing or of other types than an operator knows make them false, {@code <>} true. */
final class Predicates {

    private Predicates() {}

    static boolean holds(Predicate predicate, Map<String, AttributeValue> item) {
        if (predicate instanceof Predicate.Combined combined) {
            for (Predicate part : combined.parts()) {
                if (holds(part, item) != combined.all()) {
                    return !combined.all();
                }
            }
            return combined.all();
        }
        if (predicate instanceof Predicate.Not not) {
            return !holds(not.part(), item);
        }
        if (predicate instanceof Predicate.Comparison comparison) {
            return compared(
                    comparison.operator(),
                    Operand.valueIn(comparison.left(), item),
                    Operand.valueIn(comparison.right(), item));
        }
        if (predicate instanceof Predicate.Between between) {
            AttributeValue value = Operand.valueIn(between.value(), item);
            return compared(">=", value, Operand.valueIn(between.low(), item))
                    && compared("<=", value, Operand.valueIn(between.high(), item));
        }
        if (predicate instanceof Predicate.In in) {
            AttributeValue value = Operand.valueIn(in.value(), item);
            return in.choices().stream().anyMatch(choice -> compared("=", value, Operand.valueIn(choice, item)));
        }
        return test(((Predicate.Test) predicate).call(), item);
    }

    static boolean compared(String operator, @Nullable AttributeValue left, @Nullable AttributeValue right) {
        if (left == null || right == null) {
            return operator.equals("<>");
        }
        return switch (operator) {
            case "=" -> Values.equal(left, right);
            case "<>" -> !Values.equal(left, right);
            default -> Values.comparable(left, right) && ordered(operator, Values.compare(left, right));
        };
    }

    private static boolean ordered(String operator, int order) {
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static boolean test(Operand.Call call, Map<String, AttributeValue> item) {
        List<Operand> arguments = call.arguments();
        AttributeValue first = Operand.valueIn(arguments.get(0), item);
        return switch (call.function()) {
            case "attribute_exists" -> first != null;
            case "attribute_not_exists" -> first == null;
            case "attribute_type" ->
                first != null
                        && Values.typeName(first)
                                .equals(Objects.requireNonNull(Operand.valueIn(arguments.get(1), item))
                                        .s());
            case "begins_with" -> beginsWith(first, Operand.valueIn(arguments.get(1), item));
            default -> contains(first, Operand.valueIn(arguments.get(1), item));
        };
    }

    static boolean beginsWith(@Nullable AttributeValue value, @Nullable AttributeValue prefix) {
        if (value == null || prefix == null || value.type() != prefix.type()) {
            return false;
        }
        return switch (value.type()) {
            case S -> value.s().startsWith(prefix.s());
            case B -> {
                byte[] all = value.b().asByteArrayUnsafe();
                byte[] first = prefix.b().asByteArrayUnsafe();
                yield all.length >= first.length && Arrays.equals(all, 0, first.length, first, 0, first.length);
            }
            default -> false;
        };
    }

    static boolean contains(@Nullable AttributeValue value, @Nullable AttributeValue part) {
        if (value == null || part == null) {
            return false;
        }
        AttributeValue.Type type = part.type();
        return switch (value.type()) {
            case S -> type == AttributeValue.Type.S && value.s().contains(part.s());
            case B -> type == AttributeValue.Type.B && latin(value.b()).contains(latin(part.b()));
            case SS -> type == AttributeValue.Type.S && value.ss().contains(part.s());
            case NS -> type == AttributeValue.Type.N && value.ns().contains(part.n());
            case BS -> type == AttributeValue.Type.B && value.bs().contains(part.b());
            case L -> value.l().stream().anyMatch(element -> Values.equal(element, part));
            default -> false;
        };
    }

    /** Bytes as letters, one for each. */
    private static String latin(SdkBytes bytes) {
        return new String(bytes.asByteArrayUnsafe(), StandardCharsets.ISO_8859_1);
    }
}
