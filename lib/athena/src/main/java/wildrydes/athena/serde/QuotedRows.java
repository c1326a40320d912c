package wildrydes.athena.serde;

import io.trino.spi.type.DateType;
import io.trino.spi.type.TimestampType;
import io.trino.spi.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.athena.catalog.Table;
import wildrydes.athena.failure.HiveError;
import wildrydes.athena.type.Texts;
import wildrydes.athena.type.Timestamps;

/**
 * OpenCSVSerDe: values that may stand in quotes, on one line (docs.aws.amazon.com/athena/latest/ug/csv-serde.html). A TIMESTAMP is a number of milliseconds
 * since 1970, a DATE one of days; a value that does not fit its column ends the query, an empty one in a column of numbers as well.
 */
final class QuotedRows implements RowReader {

    private static final int MICROS_PER_MILLI = 1_000;

    private final List<Field> wanted;
    private final char separator;
    private final char quote;
    private final char escape;
    private final Timestamps timestamps = new Timestamps(null);

    QuotedRows(Table table, List<Field> wanted) {
        this.wanted = wanted;
        this.separator = character(table, "separatorChar", ',');
        this.quote = character(table, "quoteChar", '"');
        this.escape = character(table, "escapeChar", '\\');
    }

    private static char character(Table table, String key, char otherwise) {
        String value = table.property(key);
        return value == null || value.isEmpty() ? otherwise : value.charAt(0);
    }

    @Override
    public void read(Line line, @Nullable Object[] row) {
        List<String> values = split(line.text());
        for (int i = 0; i < row.length; i++) {
            Field field = wanted.get(i);
            if (field.index() < values.size()) {
                row[i] = value(field, values.get(field.index()));
            }
        }
    }

    private Object value(Field field, String text) {
        Type type = field.type();
        try {
            if (type instanceof TimestampType) {
                return Math.multiplyExact(Long.parseLong(text.trim()), MICROS_PER_MILLI);
            }
            if (type.equals(DateType.DATE)) {
                return (long) Integer.parseInt(text.trim());
            }
            return Texts.value(type, text, timestamps);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw HiveError.HIVE_BAD_DATA.because(
                    "Error parsing field value '" + text + "' for field " + field.index() + ": " + e.getMessage(), e);
        }
    }

    private List<String> split(String text) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : '\0';
            if (c == escape && c != quote && quoted && (next == quote || next == escape)) {
                value.append(next);
                i++;
            } else if (c == quote && quoted && next == quote) {
                value.append(quote);
                i++;
            } else if (c == quote) {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString());
        return values;
    }
}
