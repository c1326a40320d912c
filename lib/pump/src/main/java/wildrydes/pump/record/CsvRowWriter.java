package wildrydes.pump.record;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.TypeName;

/**
 * Writes rows as lines of values with commas between them. NULL is nothing; a text that is empty or has a comma, a quote or
 * the end of a line in it stands in double quotes.
 */
final class CsvRowWriter implements RowWriter {

    private final int skipped;
    private final TypeName[] types;
    private final TextBuffer buffer = new TextBuffer();

    CsvRowWriter(List<Column> columns, int skipped) {
        this.skipped = skipped;
        types = columns.stream().map(c -> c.type().name()).toArray(TypeName[]::new);
    }

    @Override
    public byte[] write(@Nullable Object[] row) {
        for (int i = skipped; i < types.length; i++) {
            if (i > skipped) {
                buffer.put(',');
            }
            Object value = row[i];
            if (value instanceof String text) {
                buffer.put(needsQuotes(text) ? '"' + text.replace("\"", "\"\"") + '"' : text);
            } else if (value != null) {
                buffer.put(types[i], value);
            }
        }
        buffer.put('\n');
        return buffer.take();
    }

    private static boolean needsQuotes(String text) {
        return text.isEmpty() || text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    }
}
