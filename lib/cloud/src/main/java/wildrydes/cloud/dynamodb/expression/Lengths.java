package wildrydes.cloud.dynamodb.expression;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The function {@code size} of conditions (developerguide/Expressions.OperatorsAndFunctions.html). */
final class Lengths {

    private Lengths() {}

    /** Letters of a text, bytes, or elements of a container; null for values that have no size. */
    static @Nullable AttributeValue size(AttributeValue value) {
        return switch (value.type()) {
            case S -> number(value.s().length());
            case B -> number(value.b().asByteArrayUnsafe().length);
            case SS -> number(value.ss().size());
            case NS -> number(value.ns().size());
            case BS -> number(value.bs().size());
            case L -> number(value.l().size());
            case M -> number(value.m().size());
            default -> null;
        };
    }

    private static AttributeValue number(int size) {
        return AttributeValue.fromN(Integer.toString(size));
    }
}
