package wildrydes.pump.record;

import org.jspecify.annotations.Nullable;

/**
 * Makes rows of records with delimiters. Columns come in the order of the schema: what a row has beyond them is passed
 * over, what it lacks is NULL, as is a value without any character and without quotes.
 */
final class CsvRowReader implements RowReader {

    private final Columns columns;
    private final int reserved;
    private final CsvScanner scanner;

    CsvRowReader(RecordSchema schema, RecordFormat.Csv format, int reserved) {
        columns = new Columns(schema.columns());
        this.reserved = reserved;
        scanner = new CsvScanner(format);
    }

    @Override
    public void read(byte[] record, Rows rows) {
        scanner.begin(record);
        boolean any = false;
        while (scanner.row()) {
            row(rows);
            any = true;
        }
        if (!any) {
            rows.error(RowReaders.PARSE_ERROR, "The record is empty; send a row of values with delimiters.", record);
        }
    }

    private void row(Rows rows) {
        @Nullable Object[] row = new @Nullable Object[reserved + columns.size()];
        String failure = null;
        int taken = 0;
        while (scanner.value()) {
            int column = taken++;
            if (column < columns.size() && (scanner.quoted || scanner.textFrom < scanner.textTo)) {
                Object value = columns.coercion(column).text(scanner.text, scanner.textFrom, scanner.textTo);
                if (!(value instanceof Refusal refusal)) {
                    row[reserved + column] = value;
                } else if (failure == null) {
                    String excerpt = Excerpt.of(scanner.text, scanner.textFrom, scanner.textTo);
                    failure = columns.failure(column, refusal, '"' + excerpt + '"');
                }
            }
        }
        if (scanner.broken()) {
            String message = "The record is not CSV: the quoted value of column " + (taken + 1)
                    + " does not end before a delimiter; write quotes within it twice.";
            rows.error(RowReaders.PARSE_ERROR, message, scanner.rowBytes());
        } else if (failure != null) {
            rows.error(RowReaders.COERCION_ERROR, failure, scanner.rowBytes());
        } else {
            rows.row(row);
        }
    }
}
