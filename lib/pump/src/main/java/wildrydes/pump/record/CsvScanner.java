package wildrydes.pump.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Goes through the values of records with delimiters. A value may stand in double quotes, with blanks around them; a quote
 * in it is written twice, and delimiters in it are its own. Rows without any character are passed over. Where rows end with
 * a line feed, a carriage return before it belongs to the end. Reused for the next record.
 */
final class CsvScanner {

    private final byte[] rowDelimiter;
    private final byte[] columnDelimiter;

    private byte[] bytes = {};
    private int position;
    private int rowStart;
    private int rowEnd;
    private boolean first;
    private boolean broken;

    /** After {@link #value}: where the value is, without its quotes. */
    byte[] text = {};

    int textFrom;
    int textTo;
    boolean quoted;

    private byte[] unquoted = new byte[64];

    /**
     * @throws IllegalArgumentException if a delimiter cannot delimit, with a sentence that says why
     */
    CsvScanner(RecordFormat.Csv format) {
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

    void begin(byte[] record) {
        bytes = record;
        position = ByteOrderMark.length(record);
    }

    /** Goes to the next row, and says whether there is one. */
    boolean row() {
        while (position < bytes.length) {
            int at = returnBefore(position) ? position + 1 : position;
            if (at < bytes.length && !starts(rowDelimiter, at)) {
                rowStart = position;
                rowEnd = position;
                first = true;
                broken = false;
                return true;
            }
            position = Math.min(bytes.length, at + rowDelimiter.length);
        }
        return false;
    }

    /** Takes the next value of the row, and says whether there is one. */
    boolean value() {
        if (broken) {
            return false;
        }
        if (!first) {
            if (!starts(columnDelimiter, position)) {
                rowEnd = position;
                position = behind(returnBefore(position) ? position + 1 : position);
                return false;
            }
            position += columnDelimiter.length;
        }
        first = false;
        quoted = startsQuoted();
        if (!quoted) {
            plainValue();
        } else if (!quotedValue()) {
            broken = true;
            rowEnd = rowStart;
            while (rowEnd < bytes.length && !starts(rowDelimiter, rowEnd)) {
                rowEnd++;
            }
            position = behind(rowEnd);
            return false;
        }
        return true;
    }

    /** Whether the row has a quoted value that does not end before a delimiter; nothing more comes of it then. */
    boolean broken() {
        return broken;
    }

    /** The bytes of the row, once it has no more values. */
    byte[] rowBytes() {
        return Arrays.copyOfRange(bytes, rowStart, rowEnd);
    }

    private int behind(int delimiter) {
        return Math.min(bytes.length, delimiter + rowDelimiter.length);
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
        text = bytes;
        textFrom = start;
        textTo = at;
        boolean escaped = false;
        int size = 0;
        while (at + 1 < bytes.length && bytes[at + 1] == '"') {
            size = append(size, start, at + 1);
            start = at + 2;
            at = quote(start);
            escaped = true;
        }
        if (at >= bytes.length) {
            return false;
        }
        if (escaped) {
            textTo = append(size, start, at);
            textFrom = 0;
            text = unquoted;
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
        text = bytes;
        textFrom = position;
        int at = position;
        while (!atDelimiter(at)) {
            at++;
        }
        textTo = at;
        position = at;
    }

    /** Whether a value ends here. */
    private boolean atDelimiter(int at) {
        return at >= bytes.length || starts(columnDelimiter, at) || starts(rowDelimiter, at) || returnBefore(at);
    }

    private boolean returnBefore(int at) {
        return at < bytes.length
                && bytes[at] == '\r'
                && rowDelimiter[0] == '\n'
                && (at + 1 == bytes.length || starts(rowDelimiter, at + 1));
    }

    private boolean isBlank(int at) {
        return (bytes[at] == ' ' || bytes[at] == '\t') && !starts(columnDelimiter, at) && !starts(rowDelimiter, at);
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
