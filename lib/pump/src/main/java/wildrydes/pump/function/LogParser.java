package wildrydes.pump.function;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes columns of a line of a log;
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-pattern-matching-functions.html. Safe for concurrent
 * use.
 */
public final class LogParser {

    /** Cuts a line into texts; null where it does not have the form. */
    @FunctionalInterface
    public interface Cutter {
        @Nullable
        String @Nullable [] cut(String line);
    }

    private final List<ColumnDescription> columns;
    private final Cutter cutter;
    private final ColumnDescription.TextReader[] readers;

    /** Columns that are read from the texts that a line is cut into, in their order; what a line lacks is NULL. */
    public LogParser(List<ColumnDescription> columns, Cutter cutter) {
        this.columns = List.copyOf(columns);
        this.cutter = cutter;
        this.readers = columns.stream().map(ColumnDescription::reader).toArray(ColumnDescription.TextReader[]::new);
    }

    /** What it makes. */
    public List<ColumnDescription> columns() {
        return columns;
    }

    /**
     * The values of a line's columns; null if the line does not have the form.
     *
     * @throws RuntimeException if a column's text is no value of its type; its message says why
     */
    public @Nullable Object @Nullable [] parse(String line) {
        @Nullable String[] texts = cutter.cut(line);
        if (texts == null) {
            return null;
        }
        @Nullable Object[] values = new Object[readers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = readers[i].read(i < texts.length ? texts[i] : null);
        }
        return values;
    }

    /** REGEX_LOG_PARSE(line, regex): a column for each group. */
    public static LogParser regex(String pattern) {
        Regex regex = Regex.of(pattern);
        return new LogParser(ColumnDescription.numbered(regex.groups()), regex::parse);
    }

    /** REGEX_LOG_PARSE(line, regex, columns). */
    public static LogParser regex(String pattern, String columns) {
        return new LogParser(ColumnDescription.list(columns), Regex.of(pattern)::parse);
    }

    /** FAST_REGEX_LOG_PARSE(line, pattern). */
    public static LogParser fastRegex(String pattern) {
        FastRegex regex = FastRegex.of(pattern);
        return new LogParser(ColumnDescription.numbered(regex.groups()), regex::parse);
    }

    /** FIXED_COLUMN_LOG_PARSE(line, columns). */
    public static LogParser fixedColumns(String columns) {
        List<ColumnDescription> described = ColumnDescription.list(columns);
        for (ColumnDescription column : described) {
            if (column.start() < 0) {
                throw new IllegalArgumentException(
                        "Column " + column.name() + " of FIXED_COLUMN_LOG_PARSE lacks its START");
            }
        }
        return new LogParser(described, line -> {
            @Nullable String[] texts = new String[described.size()];
            for (int i = 0; i < texts.length; i++) {
                ColumnDescription column = described.get(i);
                texts[i] = Texts.substring(
                        line, column.start() + 1L, column.length() < 0 ? Integer.MAX_VALUE : column.length());
            }
            return texts;
        });
    }

    /** SYS_LOG_PARSE(line): COLUMN1 the time, in the year 1970 as a line does not say it, COLUMN2 the rest. */
    public static LogParser system() {
        Regex regex = Regex.of("\\s*(?:<\\d{1,3}>)?([A-Z][a-z]{2}\\s+\\d{1,2} \\d{2}:\\d{2}:\\d{2})\\s+(.*)");
        return new LogParser(
                List.of(
                        new ColumnDescription(
                                "COLUMN1",
                                wildrydes.pump.type.SqlType.of(wildrydes.pump.type.TypeName.TIMESTAMP),
                                "MMM d HH:mm:ss",
                                -1,
                                -1),
                        new ColumnDescription("COLUMN2", ColumnDescription.TEXT, null, -1, -1)),
                regex::parse);
    }

    /** W3C_LOG_PARSE(line, format): see {@link WebLogFormat}. */
    public static LogParser web(String format) {
        Regex regex = WebLogFormat.regex(format);
        return new LogParser(ColumnDescription.numbered(regex.groups()), regex::parse);
    }

    /** VARIABLE_COLUMN_LOG_PARSE(line, columns, delimiter, escape, quote): see {@link DelimitedText}. */
    public static LogParser delimited(
            List<ColumnDescription> columns, String delimiter, @Nullable String escape, @Nullable String quotes) {
        return new LogParser(columns, new DelimitedText(delimiter, escape, quotes)::cut);
    }
}
