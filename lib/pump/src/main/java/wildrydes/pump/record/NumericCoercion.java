package wildrydes.pump.record;

import java.nio.charset.StandardCharsets;
import wildrydes.pump.type.SqlType;

/** To the numeric types: true is 1, and a text is read as a number. */
final class NumericCoercion extends Coercion {

    /** What {@code DECIMAL} means; docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-data-types.html. */
    private static final int MOST_DECIMALS = 19;

    private interface Conversion {
        Object of(Numeral numeral);
    }

    private final Conversion conversion;
    private final Numeral ofText = new Numeral();
    private final Object zero;
    private final Object one;

    NumericCoercion(SqlType type) {
        conversion = conversion(type);
        zero = text("0");
        one = text("1");
    }

    private static Conversion conversion(SqlType type) {
        return switch (type.name()) {
            case SMALLINT ->
                numeral -> {
                    Object value = numeral.integer(Short.MAX_VALUE);
                    return value instanceof Long number ? (Object) number.shortValue() : value;
                };
            case INTEGER ->
                numeral -> {
                    Object value = numeral.integer(Integer.MAX_VALUE);
                    return value instanceof Long number ? (Object) number.intValue() : value;
                };
            case BIGINT -> numeral -> numeral.integer(Long.MAX_VALUE);
            case REAL -> Numeral::toFloat;
            case DOUBLE -> Numeral::toDouble;
            case DECIMAL -> {
                int precision = type.precision() < 0 ? MOST_DECIMALS : type.precision();
                yield numeral -> numeral.decimal(precision, type.scale());
            }
            default -> throw new IllegalArgumentException(type + " is not numeric.");
        };
    }

    private Object text(String number) {
        byte[] bytes = number.getBytes(StandardCharsets.US_ASCII);
        return text(bytes, 0, bytes.length);
    }

    @Override
    Object text(byte[] bytes, int from, int to) {
        return ofText.scanText(bytes, from, to) ? conversion.of(ofText) : Refusal.NOT_A_NUMBER;
    }

    @Override
    Object number(Numeral numeral) {
        return conversion.of(numeral);
    }

    @Override
    Object truth(boolean value) {
        return value ? one : zero;
    }
}
