package wildrydes.cloud.analytics;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

/**
 * The types that columns of records may have, by
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-data-types.html.
 */
public final class ColumnType {

    private static final Pattern TYPE =
            Pattern.compile("([A-Z]+(?: [A-Z]+)*) ?(?:\\( ?([0-9]{1,9}) ?(?:, ?([0-9]{1,9}) ?)?\\))?");
    private static final int LONGEST_DECIMAL = 19;

    private ColumnType() {}

    /**
     * The type that a text names, in upper or lower case.
     *
     * @throws IllegalArgumentException where it names none; with a sentence that says so
     */
    public static SqlType of(String text) {
        Matcher parts = TYPE.matcher(text.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            throw unknown(text);
        }
        int precision = parts.group(2) == null ? -1 : Integer.parseInt(parts.group(2));
        int scale = parts.group(3) == null ? -1 : Integer.parseInt(parts.group(3));
        return switch (parts.group(1)) {
            case "BOOLEAN" -> plain(TypeName.BOOLEAN, precision, text);
            case "TINYINT", "SMALLINT" -> plain(TypeName.SMALLINT, precision, text);
            case "INTEGER", "INT" -> plain(TypeName.INTEGER, precision, text);
            case "BIGINT" -> plain(TypeName.BIGINT, precision, text);
            case "REAL" -> plain(TypeName.REAL, precision, text);
            case "DOUBLE", "DOUBLE PRECISION", "FLOAT" -> plain(TypeName.DOUBLE, precision, text);
            case "DATE" -> plain(TypeName.DATE, precision, text);
            case "TIME" -> plain(TypeName.TIME, -1, text);
            case "TIMESTAMP" -> plain(TypeName.TIMESTAMP, -1, text);
            case "DECIMAL", "DEC", "NUMERIC" -> decimal(precision, scale, text);
            case "CHAR", "CHARACTER" -> sized(TypeName.CHAR, precision < 0 ? 1 : precision, scale, text);
            case "VARCHAR", "CHAR VARYING", "CHARACTER VARYING" -> sized(TypeName.VARCHAR, precision, scale, text);
            case "BINARY" -> sized(TypeName.BINARY, precision < 0 ? 1 : precision, scale, text);
            case "VARBINARY", "BINARY VARYING" -> sized(TypeName.VARBINARY, precision, scale, text);
            default -> throw unknown(text);
        };
    }

    private static SqlType plain(TypeName name, int precision, String text) {
        if (precision >= 0) {
            throw new IllegalArgumentException("The type " + text + " takes no length; write " + name + ".");
        }
        return SqlType.of(name);
    }

    private static SqlType decimal(int precision, int scale, String text) {
        int digits = precision < 0 ? LONGEST_DECIMAL : precision;
        int behind = Math.max(scale, 0);
        if (digits < 1 || digits > LONGEST_DECIMAL || behind > digits) {
            throw new IllegalArgumentException("The type " + text + " is not possible; a DECIMAL has 1 to "
                    + LONGEST_DECIMAL + " digits, and no more behind the point than in all.");
        }
        return new SqlType(TypeName.DECIMAL, digits, behind);
    }

    private static SqlType sized(TypeName name, int length, int scale, String text) {
        if (length < 1 || scale >= 0) {
            throw new IllegalArgumentException(
                    "The type " + text + " has no length; write one, such as " + name + "(16).");
        }
        return SqlType.of(name, length);
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException(
                "The type " + text + " is none; write one such as VARCHAR(16), INTEGER, DOUBLE or TIMESTAMP.");
    }
}
