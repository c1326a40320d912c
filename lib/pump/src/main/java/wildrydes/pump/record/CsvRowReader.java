package wildrydes.pump.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of records with delimiters. Columns come in the order of the schema: what a row has beyond them is passed
 * over, what it lacks is NULL, as is a value without any character and without quotes. A value may stand in double quotes,
 * with blanks around them; a quote in it is written twice, and delimiters in it are its own. Rows without any character are
 * passed over.
 */
final class CsvRowReader implements RowReader {

    private final Columns columns;
    private final int reserved;
    private final byte[] rowDelimiter;
    private final byte[] columnDelimiter;

    private byte[] bytes = {};
    private int position;

    /** Where the value is that was taken last, without its quotes. */
    private byte[] value = {};

    private int from;
    private int to;
    private byte[] unquoted = new byte[64];

    CsvRowReader(RecordSchema schema, RecordFormat.Csv format, int reserved) {
        columns = new Columns(schema.columns());
        this.reserved = reserved;
        rowDelimiter = delimiter(format.rowDelimiter(), "row");
        columnDelimiter = delimiter(format.columnDelimiter(), "column");
    }

    private static byte[] delimiter(String text, String of) {
        if (text.isEmpty() || text.contains("\"")) {
            throw new IllegalArgumentException("The " + of + " delimiter \"" + text
                    + "\" of the schema is empty or has a double quote; choose one such as a comma or a line feed.");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void read(byte[] record, Rows rows) {
        bytes = record;
        position = ByteOrderMark.length(record);
        boolean any = false;
        while (position < bytes.length) {
            if (!emptyRow()) {
                row(rows);
                any = true;
            }
        }
        if (!any) {
            rows.error(RowReaders.PARSE_ERROR, "The record is empty; send a row of values with delimiters.", record);
        }
    }

    private boolean emptyRow() {
        int at = returnBefore(position) ? position + 1 : position;
        if (at < bytes.length && !starts(rowDelimiter, at)) {
            return false;
        }
        position = Math.min(bytes.length, at + rowDelimiter.length);
        return true;
    }

    private void row(Rows rows) {
        int start = position;
        @Nullable Object[] row = new @Nullable Object[reserved + columns.size()];
        String failure = null;
        for (int column = 0; ; column++) {
            boolean quoted = startsQuoted();
            if (quoted && !quotedValue()) {
                int end = rowEnd(start);
                position = Math.min(bytes.length, end + rowDelimiter.length);
                String message = "The record is not CSV: the quoted value of column " + (column + 1)
                        + " does not end before a delimiter; write quotes within it twice.";
                rows.error(RowReaders.PARSE_ERROR, message, Arrays.copyOfRange(bytes, start, end));
                return;
            }
            if (!quoted) {
                plainValue();
            }
            if (column < columns.size() && (quoted || from < to)) {
                Object found = columns.coercion(column).text(value, from, to);
                if (!(found instanceof Refusal refusal)) {
                    row[reserved + column] = found;
                } else if (failure == null) {
                    failure = columns.failure(column, refusal, "\"" + Excerpt.of(value, from, to) + "\"");
                }
            }
            if (!starts(columnDelimiter, position)) {
                break;
            }
            position += columnDelimiter.length;
        }
        int end = position;
        position = Math.min(bytes.length, (returnBefore(end) ? end + 1 : end) + rowDelimiter.length);
        if (failure == null) {
            rows.row(row);
        } else {
            rows.error(RowReaders.COERCION_ERROR, failure, Arrays.copyOfRange(bytes, start, end));
        }
    }

    /** Whether a value in quotes comes next; goes to its first quote if so. */
    private boolean startsQuoted() {
        int at = position;
        while (at < bytes.length && isBlank(at)) {
            at++;
        }
        if (at == bytes.length || bytes[at] != '"') {
            return false;
        }
        position = at;
        return true;
    }

    private boolean quotedValue() {
        int start = position + 1;
        int at = quote(start);
        value = bytes;
        from = start;
        to = at;
        int size = 0;
        while (at + 1 < bytes.length && bytes[at + 1] == '"') {
            size = append(size, start, at + 1);
            start = at + 2;
            at = quote(start);
            value = unquoted;
        }
        if (at >= bytes.length) {
            return false;
        }
        if (value != bytes) {
            from = 0;
            to = append(size, start, at);
            value = unquoted;
        }
        position = at + 1;
        while (position < bytes.length && isBlank(position)) {
            position++;
        }
        return atDelimiter(position);
    }

    /** The index of the next quote; the end where there is none. */
    private int quote(int start) {
        int at = start;
        while (at < bytes.length && bytes[at] != '"') {
            at++;
        }
        return at;
    }

    private int append(int size, int start, int end) {
        int grown = size + end - start;
        if (grown > unquoted.length) {
            unquoted = Arrays.copyOf(unquoted, 2 * grown);
        }
        System.arraycopy(bytes, start, unquoted, size, end - start);
        return grown;
    }

    private void plainValue() {
        value = bytes;
        from = position;
        int at = position;
        while (!atDelimiter(at)) {
            at++;
        }
        to = at;
        position = at;
    }

    /** Whether a value ends here. */
    private boolean atDelimiter(int at) {
        return at >= bytes.length || starts(columnDelimiter, at) || starts(rowDelimiter, at) || returnBefore(at);
    }

    /** Where rows end with a line feed, whether a carriage return stands before it, or before the end. */
    private boolean returnBefore(int at) {
        return at < bytes.length
                && bytes[at] == '\r'
                && rowDelimiter[0] == '\n'
                && (at + 1 == bytes.length || starts(rowDelimiter, at + 1));
    }

    private boolean isBlank(int at) {
        return (bytes[at] == ' ' || bytes[at] == '\t') && !starts(columnDelimiter, at) && !starts(rowDelimiter, at);
    }

    private int rowEnd(int start) {
        int at = start;
        while (at < bytes.length && !starts(rowDelimiter, at)) {
            at++;
        }
        return at;
    }

    private boolean starts(byte[] delimiter, int at) {
        if (at >= bytes.length || bytes[at] != delimiter[0]) {
            return false;
        }
        return delimiter.length == 1
                || (at + delimiter.length <= bytes.length
                        && Arrays.equals(bytes, at, at + delimiter.length, delimiter, 0, delimiter.length));
    }
}
