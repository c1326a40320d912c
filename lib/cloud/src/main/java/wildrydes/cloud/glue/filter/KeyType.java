package wildrydes.cloud.glue.filter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Pattern;

/** By which kind of values partition keys are compared; those that GetPartitions supports. */
enum KeyType {
    INTEGRAL("Integral") {
        @Override
        Comparable<?> value(String text) {
            try {
                return new BigInteger(text.strip());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("\"" + text + "\" is not an integer.", e);
            }
        }
    },
    DECIMAL("Decimal") {
        @Override
        Comparable<?> value(String text) {
            try {
                return new BigDecimal(text.strip());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(text + " is not a decimal.", e);
            }
        }
    },
    TEXT("String") {
        @Override
        Comparable<?> value(String text) {
            return text;
        }
    },
    DATE("Date") {
        @Override
        Comparable<?> value(String text) {
            try {
                return LocalDate.parse(text.strip());
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(text + " is not a date.", e);
            }
        }
    },
    TIMESTAMP("Timestamp") {
        @Override
        Comparable<?> value(String text) {
            String stripped = text.strip();
            try {
                if (MOMENT.matcher(stripped).matches()) {
                    return LocalDateTime.parse(stripped.replace(' ', 'T'));
                }
            } catch (DateTimeException e) {
                // No such day or time: refused as what does not even look like one.
            }
            throw new IllegalArgumentException(
                    "Timestamp format must be yyyy-mm-dd hh:mm:ss[.fffffffff] " + text + " is not a timestamp.");
        }
    };

    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?");

    private final String shown;

    KeyType(String shown) {
        this.shown = shown;
    }

    /** As sentences call it. */
    String shown() {
        return shown;
    }

    /**
     * A value as it is compared with others of the type.
     *
     * @throws IllegalArgumentException with AWS's sentence where the text is none
     */
    abstract Comparable<?> value(String text);

    /** The type of a key whose type is called so. */
    static KeyType of(String type) {
        String name = type.toLowerCase(Locale.ROOT).replaceFirst("\\(.*", "").strip();
        return switch (name) {
            case "int", "integer", "bigint", "long", "smallint", "tinyint" -> INTEGRAL;
            case "decimal" -> DECIMAL;
            case "string", "char", "varchar" -> TEXT;
            case "date" -> DATE;
            case "timestamp" -> TIMESTAMP;
            default -> throw new FilterException("Unknown type : '" + type + "'", false);
        };
    }
}
