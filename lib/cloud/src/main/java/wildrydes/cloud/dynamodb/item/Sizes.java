package wildrydes.cloud.dynamodb.item;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How large items are, in bytes, as AWS counts them
 * (docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html). The exact size of numbers, of which
 * the page gives an estimate, is as mhart/dynalite found it: one byte, one for each digit to the base of 100, and one below zero.
 */
public final class Sizes {

    /** The largest item. */
    public static final int LARGEST_ITEM = 400 * 1024;

    private static final int CONTAINER = 3;
    private static final int ELEMENT = 1;

    private Sizes() {}

    /** Size of an item, with the names of its attributes. */
    public static int item(Map<String, AttributeValue> item) {
        long size = 0;
        for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
            size += attribute(attribute.getKey(), attribute.getValue());
        }
        return limited(size);
    }

    /** Size of an attribute, with its name. */
    public static int attribute(String name, AttributeValue value) {
        return limited(text(name) + measured(value));
    }

    /** Size of a value. */
    public static int value(AttributeValue value) {
        return limited(measured(value));
    }

    private static int limited(long size) {
        return (int) Math.min(size, Integer.MAX_VALUE);
    }

    private static long measured(AttributeValue value) {
        return switch (value.type()) {
            case S -> text(value.s());
            case N -> number(value.n());
            case B -> value.b().asByteArrayUnsafe().length;
            case BOOL, NUL -> 1;
            case SS -> value.ss().stream().mapToLong(Sizes::text).sum();
            case NS -> value.ns().stream().mapToLong(Sizes::number).sum();
            case BS ->
                value.bs().stream()
                        .mapToLong(bytes -> bytes.asByteArrayUnsafe().length)
                        .sum();
            case L -> list(value.l());
            case M -> map(value.m());
            case UNKNOWN_TO_SDK_VERSION -> throw Values.empty();
        };
    }

    private static long list(List<AttributeValue> elements) {
        long size = CONTAINER;
        for (AttributeValue element : elements) {
            size += ELEMENT + measured(element);
        }
        return size;
    }

    private static long map(Map<String, AttributeValue> attributes) {
        long size = CONTAINER;
        for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
            size += ELEMENT + text(attribute.getKey()) + measured(attribute.getValue());
        }
        return size;
    }

    private static long number(String text) {
        BigDecimal number = Numbers.parse(text);
        return switch (number.signum()) {
            case 0 -> 1;
            case 1 -> 1 + KeyBytes.digits(number).length;
            default -> 2 + KeyBytes.digits(number).length;
        };
    }

    /** Bytes of a text in UTF-8. */
    static long text(String text) {
        long size = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter < 0x80) {
                size++;
            } else if (letter < 0x800) {
                size += 2;
            } else if (Character.isHighSurrogate(letter)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                size += 4;
                i++;
            } else {
                size += 3;
            }
        }
        return size;
    }
}
