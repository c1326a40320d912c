package wildrydes.cloud.dynamodb.item;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import wildrydes.cloud.wire.ServiceError;

/** Attribute values as DynamoDB takes them: what is valid, in what form they are kept, what is equal, what comes first. */
public final class Values {

    /** Values within lists and maps, the attributes of the item counted as the first level. */
    static final int DEEPEST = 32;

    private Values() {}

    /**
     * An item's attributes in the form in which they are kept and given back, numbers above all.
     *
     * @throws ServiceError {@code ValidationException} in AWS's words for a value that is none
     */
    public static Map<String, AttributeValue> checked(Map<String, AttributeValue> attributes) {
        return checked(attributes, 1);
    }

    /**
     * A value in the form in which it is kept and given back.
     *
     * @throws ServiceError {@code ValidationException} in AWS's words for one that is none
     */
    public static AttributeValue checked(AttributeValue value) {
        return checked(value, 1);
    }

    /**
     * Checks a value of a key's attribute.
     *
     * @throws ServiceError {@code ValidationException} for an empty text and for no bytes
     */
    public static void checkNotEmpty(String attribute, AttributeValue value) {
        boolean emptyText = value.type() == AttributeValue.Type.S && value.s().isEmpty();
        boolean noBytes = value.type() == AttributeValue.Type.B && value.b().asByteArrayUnsafe().length == 0;
        if (emptyText || noBytes) {
            throw Invalid.because("One or more parameter values are not valid. "
                    + "The AttributeValue for a key attribute cannot contain an empty "
                    + (emptyText ? "string" : "binary") + " value. Key: " + attribute);
        }
    }

    /**
     * Checks how deep an item's values are, which changes within it may have made too deep.
     *
     * @throws ServiceError {@code ValidationException}
     */
    public static void checkDepth(Map<String, AttributeValue> item) {
        item.values().forEach(value -> checkDepth(value, 1));
    }

    private static void checkDepth(AttributeValue value, int depth) {
        if (depth > DEEPEST) {
            throw tooDeep();
        }
        if (value.type() == AttributeValue.Type.L) {
            value.l().forEach(element -> checkDepth(element, depth + 1));
        } else if (value.type() == AttributeValue.Type.M) {
            value.m().values().forEach(element -> checkDepth(element, depth + 1));
        }
    }

    private static ServiceError tooDeep() {
        return Invalid.because("Nesting Levels have exceeded supported limits: "
                + "Attributes in the item have nested levels beyond supported limit");
    }

    private static Map<String, AttributeValue> checked(Map<String, AttributeValue> attributes, int depth) {
        Map<String, AttributeValue> all = new LinkedHashMap<>();
        attributes.forEach((name, value) -> all.put(name, checked(value, depth)));
        return all;
    }

    private static AttributeValue checked(AttributeValue value, int depth) {
        if (depth > DEEPEST) {
            throw tooDeep();
        }
        int kinds = 0;
        AttributeValue kept = value;
        if (value.s() != null) {
            kinds++;
        }
        if (value.b() != null) {
            kinds++;
        }
        if (value.bool() != null) {
            kinds++;
        }
        if (value.n() != null) {
            kinds++;
            kept = AttributeValue.fromN(Numbers.text(Numbers.parse(value.n())));
        }
        if (value.nul() != null) {
            kinds++;
            if (!value.nul()) {
                throw Invalid.parameter("Null attribute value types must have the value of true");
            }
        }
        if (value.hasSs()) {
            kinds++;
            kept = AttributeValue.fromSs(texts(value.ss()));
        }
        if (value.hasNs()) {
            kinds++;
            kept = AttributeValue.fromNs(numbers(value.ns()));
        }
        if (value.hasBs()) {
            kinds++;
            kept = AttributeValue.fromBs(bytes(value.bs()));
        }
        if (value.hasM()) {
            kinds++;
            kept = AttributeValue.fromM(checked(value.m(), depth + 1));
        }
        if (value.hasL()) {
            kinds++;
            List<AttributeValue> elements = new ArrayList<>(value.l().size());
            for (AttributeValue element : value.l()) {
                elements.add(checked(element, depth + 1));
            }
            kept = AttributeValue.fromL(elements);
        }
        if (kinds == 0) {
            throw empty();
        }
        if (kinds > 1) {
            throw Invalid.because("Supplied AttributeValue has more than one datatypes set, "
                    + "must contain exactly one of the supported datatypes");
        }
        return kept;
    }

    static ServiceError empty() {
        return Invalid.because("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    }

    private static List<String> texts(List<String> elements) {
        if (elements.isEmpty()) {
            throw Invalid.parameter("An string set  may not be empty");
        }
        if (new HashSet<>(elements).size() < elements.size()) {
            throw Invalid.parameter("Input collection " + elements + " contains duplicates.");
        }
        return elements;
    }

    private static List<String> numbers(List<String> elements) {
        if (elements.isEmpty()) {
            throw Invalid.parameter("An number set  may not be empty");
        }
        Set<BigDecimal> seen = new HashSet<>();
        List<String> numbers = new ArrayList<>(elements.size());
        boolean twice = false;
        for (String element : elements) {
            BigDecimal number = Numbers.parse(element);
            twice |= !seen.add(number);
            numbers.add(Numbers.text(number));
        }
        if (twice) {
            throw Invalid.because("Input collection contains duplicates");
        }
        return numbers;
    }

    private static List<SdkBytes> bytes(List<SdkBytes> elements) {
        if (elements.isEmpty()) {
            throw Invalid.parameter("Binary sets should not be empty");
        }
        if (new HashSet<>(elements).size() < elements.size()) {
            List<String> shown = elements.stream().map(Values::base64).toList();
            throw Invalid.parameter("Input collection " + shown + "of type BS contains duplicates.");
        }
        return elements;
    }

    /** Bytes as messages show them. */
    public static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }

    /**
     * Whether two values are the same one: of one type, numbers by their value, sets whatever the order of their elements.
     * Both are {@link #checked}.
     */
    public static boolean equal(AttributeValue one, AttributeValue other) {
        if (one.type() != other.type()) {
            return false;
        }
        return switch (one.type()) {
            case SS -> sameElements(one.ss(), other.ss());
            case NS -> sameElements(one.ns(), other.ns());
            case BS -> sameElements(one.bs(), other.bs());
            case L -> sameLists(one.l(), other.l());
            case M -> sameMaps(one.m(), other.m());
            default -> one.equals(other);
        };
    }

    private static boolean sameElements(List<?> one, List<?> other) {
        return one.size() == other.size() && new HashSet<>(one).equals(new HashSet<>(other));
    }

    private static boolean sameLists(List<AttributeValue> one, List<AttributeValue> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!equal(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameMaps(Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (Map.Entry<String, AttributeValue> attribute : one.entrySet()) {
            AttributeValue beside = other.get(attribute.getKey());
            if (beside == null || !equal(attribute.getValue(), beside)) {
                return false;
            }
        }
        return true;
    }

    /** Whether values are of one type that has an order: texts, numbers, bytes. */
    public static boolean comparable(AttributeValue one, AttributeValue other) {
        return one.type() == other.type() && ordered(one.type());
    }

    /** Whether values of a type have an order. */
    public static boolean ordered(AttributeValue.Type type) {
        return switch (type) {
            case S, N, B -> true;
            default -> false;
        };
    }

    /**
     * Order of two texts (by their UTF-8), numbers or bytes (unsigned).
     *
     * @throws IllegalArgumentException for values that are not {@link #comparable}
     */
    public static int compare(AttributeValue one, AttributeValue other) {
        if (!comparable(one, other)) {
            throw new IllegalArgumentException(
                    "Values of the types " + one.type() + " and " + other.type() + " have no order.");
        }
        return switch (one.type()) {
            case N -> Numbers.parse(one.n()).compareTo(Numbers.parse(other.n()));
            case B ->
                Arrays.compareUnsigned(one.b().asByteArrayUnsafe(), other.b().asByteArrayUnsafe());
            default -> Arrays.compareUnsigned(KeyBytes.of(one), KeyBytes.of(other));
        };
    }

    /** The name of a value's type as requests have it: {@code S}, {@code NULL}, {@code BOOL}, ... */
    public static String typeName(AttributeValue value) {
        return value.type() == AttributeValue.Type.NUL ? "NULL" : value.type().name();
    }
}
