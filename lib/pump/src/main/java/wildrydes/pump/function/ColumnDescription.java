package wildrydes.pump.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.type.SqlType;
import wildrydes.pump.type.TypeName;

/**
 * A column that a log function makes, as a string describes it: {@code NAME TYPE VARCHAR(16)}, {@code "at" TYPE TIMESTAMP
 * 'dd/MMM/yyyy:HH:mm:ss' START 10 FOR 20};
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-fixed-column-log-parse.html.
 *
 * @param format of a DATE, TIME or TIMESTAMP; null for SQL's own
 * @param start the column's first character, from 0; -1 where none is said
 * @param length how many characters it has; -1 for all that follow
 */
public record ColumnDescription(
        String name, SqlType type, @Nullable String format, int start, int length) {

    /** The type of a column that has no description. */
    public static final SqlType TEXT = SqlType.of(TypeName.VARCHAR, 1024);

    private static final Pattern COLUMN = Pattern.compile(
            "\\s*(?:\"([^\"]+)\"|([A-Za-z_][A-Za-z_0-9$]*))"
                    + "(?:\\s+(?:TYPE\\s+)?([A-Za-z]+(?:\\s+PRECISION)?)(?:\\s*\\(\\s*(\\d{1,5})\\s*(?:,\\s*(\\d{1,2})\\s*)?\\))?)?"
                    + "(?:\\s+'([^']*)')?(?:\\s+NOT\\s+NULL)?"
                    + "(?:\\s+START\\s+(\\d{1,9})(?:\\s+FOR\\s+(\\d{1,9}))?)?\\s*",
            Pattern.CASE_INSENSITIVE);

    /** So many columns of text: COLUMN1, COLUMN2 and so on. */
    public static List<ColumnDescription> numbered(int count) {
        List<ColumnDescription> columns = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            columns.add(new ColumnDescription("COLUMN" + i, TEXT, null, -1, -1));
        }
        return columns;
    }

    /**
     * The columns that a string describes, separated by commas.
     *
     * @throws IllegalArgumentException if it describes none; its message says what is wrong with which
     */
    public static List<ColumnDescription> list(String text) {
        List<ColumnDescription> columns = new ArrayList<>();
        Matcher matcher = COLUMN.matcher(text);
        int at = 0;
        while (at <= text.length()) {
            matcher.region(at, text.length());
            if (!matcher.lookingAt() || matcher.end() < text.length() && text.charAt(matcher.end()) != ',') {
                throw new IllegalArgumentException(
                        "Column description '" + text.substring(at).strip()
                                + "' is not valid; write NAME TYPE VARCHAR(16), and after it 'format' or START 0 FOR 10");
            }
            columns.add(column(matcher));
            at = matcher.end() + 1;
        }
        return List.copyOf(columns);
    }

    private static ColumnDescription column(Matcher match) {
        String quoted = match.group(1);
        String name = quoted == null ? match.group(2).toUpperCase(Locale.ROOT) : quoted;
        SqlType type = match.group(3) == null ? TEXT : type(match.group(3), match.group(4), match.group(5));
        int start = match.group(7) == null ? -1 : Integer.parseInt(match.group(7));
        int length = match.group(8) == null ? -1 : Integer.parseInt(match.group(8));
        return new ColumnDescription(name, type, match.group(6), start, length);
    }

    private static SqlType type(String name, @Nullable String precision, @Nullable String scale) {
        TypeName type = switch (name.toUpperCase(Locale.ROOT).replaceAll("\\s+", " ")) {
            case "INT" -> TypeName.INTEGER;
            case "DEC", "NUMERIC" -> TypeName.DECIMAL;
            case "FLOAT", "DOUBLE PRECISION" -> TypeName.DOUBLE;
            case "CHARACTER" -> TypeName.CHAR;
            default -> known(name);
        };
        return switch (type) {
            case CHAR, VARCHAR -> SqlType.of(type, precision == null ? 1 : Integer.parseInt(precision));
            case DECIMAL ->
                new SqlType(
                        type,
                        precision == null ? 18 : Integer.parseInt(precision),
                        scale == null ? 0 : Integer.parseInt(scale));
            case BINARY, VARBINARY ->
                throw new IllegalArgumentException(
                        "Type " + name + " of a column is not one that a text can be read as");
            default -> SqlType.of(type);
        };
    }

    private static TypeName known(String name) {
        for (TypeName type : TypeName.values()) {
            if (type.name().equalsIgnoreCase(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException("Type " + name + " of a column is not known");
    }

    /**
     * Reads values of the column from texts: an empty one is NULL unless it is a string.
     *
     * @throws IllegalArgumentException if its format is none
     */
    public TextReader reader() {
        TextReader reader = readerOfType();
        return switch (type.name()) {
            case CHAR, VARCHAR -> reader;
            default -> text -> text == null || text.isBlank() ? null : reader.read(text);
        };
    }

    /** Makes a value of a text. */
    @FunctionalInterface
    public interface TextReader {

        /**
         * A value; null is NULL.
         *
         * @throws RuntimeException if the text is no such value; its message says why
         */
        @Nullable
        Object read(@Nullable String text);
    }

    private TextReader readerOfType() {
        TimeFormat timeFormat = format == null ? null : TimeFormat.of(format);
        return switch (type.name()) {
            case BOOLEAN -> strict(Conversions::toBoolean);
            case SMALLINT -> strict(text -> Conversions.toSmallint(Conversions.toNumber(text, "SMALLINT")));
            case INTEGER -> strict(text -> Conversions.toInteger(Conversions.toNumber(text, "INTEGER")));
            case BIGINT -> strict(text -> Conversions.toBigint(Conversions.toNumber(text, "BIGINT")));
            case REAL ->
                strict(text ->
                        Arithmetic.real(Conversions.toNumber(text, "REAL").doubleValue()));
            case DOUBLE ->
                strict(text ->
                        Arithmetic.finite(Conversions.toNumber(text, "DOUBLE").doubleValue()));
            case DECIMAL ->
                strict(text ->
                        Arithmetic.decimal(Conversions.toNumber(text, "DECIMAL"), type.precision(), type.scale()));
            case DATE ->
                strict(text -> timeFormat == null
                        ? TimeText.toDate(text)
                        : (int) Math.floorDiv(timeFormat.parse(text), Times.DAY));
            case TIME ->
                strict(text -> timeFormat == null
                        ? TimeText.toTime(text)
                        : (int) Math.floorMod(timeFormat.parse(text), Times.DAY));
            case TIMESTAMP -> strict(text -> timeFormat == null ? TimeText.toTimestamp(text) : timeFormat.parse(text));
            case CHAR -> strict(text -> Conversions.padded(Conversions.cut(text, type.precision()), type.precision()));
            default -> strict(text -> Conversions.cut(text, type.precision()));
        };
    }

    private static TextReader strict(java.util.function.Function<String, Object> function) {
        return text -> text == null ? null : function.apply(text);
    }
}
