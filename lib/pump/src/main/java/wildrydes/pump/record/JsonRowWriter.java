package wildrydes.pump.record;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.pump.type.Column;
import wildrydes.pump.type.TypeName;

/**
 * Writes rows as JSON objects, with the JSON types of
 * docs.aws.amazon.com/kinesisanalytics/latest/sqlref/sql-reference-data-types.html. NULL is null, and so are the numbers that
 * JSON has no words for, NaN and the infinities.
 */
final class JsonRowWriter implements RowWriter {

    private final int skipped;
    private final TypeName[] types;

    /** What stands in front of each value: a bracket or a comma, the key, a colon. */
    private final byte[][] keys;

    private final TextBuffer buffer = new TextBuffer();

    JsonRowWriter(List<Column> columns, int skipped) {
        this.skipped = skipped;
        types = columns.stream().map(c -> c.type().name()).toArray(TypeName[]::new);
        keys = new byte[types.length][];
        for (int i = skipped; i < types.length; i++) {
            buffer.put(i == skipped ? '{' : ',');
            buffer.putQuoted(columns.get(i).name());
            buffer.put(':');
            keys[i] = buffer.take();
        }
    }

    @Override
    public byte[] write(@Nullable Object[] row) {
        if (types.length == skipped) {
            buffer.put('{');
        }
        for (int i = skipped; i < types.length; i++) {
            buffer.put(keys[i]);
            value(types[i], row[i]);
        }
        buffer.put('}');
        return buffer.take();
    }

    private void value(TypeName type, @Nullable Object value) {
        if (value == null
                || (value instanceof Double d && !Double.isFinite(d))
                || (value instanceof Float f && !Float.isFinite(f))) {
            buffer.put("null");
            return;
        }
        switch (type) {
            case CHAR, VARCHAR -> buffer.putQuoted((String) value);
            case DATE, TIME, TIMESTAMP, BINARY, VARBINARY -> {
                buffer.put('"');
                buffer.put(type, value);
                buffer.put('"');
            }
            default -> buffer.put(type, value);
        }
    }
}
