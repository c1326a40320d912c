package wildrydes.athena.serde;

import io.trino.spi.type.ArrayType;
import io.trino.spi.type.MapType;
import io.trino.spi.type.RowType;
import io.trino.spi.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.athena.catalog.Table;
import wildrydes.athena.type.Nested;
import wildrydes.athena.type.Texts;
import wildrydes.athena.type.Timestamps;

/**
 * LazySimpleSerDe: values between delimiters, without quotes (docs.aws.amazon.com/athena/latest/ug/lazy-simple-serde.html). A value that does not fit its
 * column is NULL, as are values that a line is too short for.
 */
final class DelimitedRows implements RowReader {

    /** Hive's delimiters of the deeper levels are the next control characters. */
    private static final int LEVELS = 8;

    private final List<Field> wanted;
    private final char[] delimiters = new char[LEVELS];
    private final char escape;
    private final boolean escapes;
    private final String nothing;
    private final boolean lastTakesRest;
    private final int columns;
    private final Timestamps timestamps;

    DelimitedRows(Table table, List<Field> wanted) {
        this.wanted = wanted;
        this.columns = table.columns().size();
        this.timestamps = new Timestamps(table.property(Timestamps.FORMATS));
        for (int i = 0; i < LEVELS; i++) {
            delimiters[i] = (char) (i + 1);
        }
        delimiters[0] = delimiter(table, delimiters[0], "field.delim", "serialization.format");
        // The second spelling is Hive's own.
        delimiters[1] = delimiter(table, delimiters[1], "collection.delim", "colelction.delim");
        delimiters[2] = delimiter(table, delimiters[2], "mapkey.delim");
        this.escapes = table.property("escape.delim") != null;
        this.escape = delimiter(table, '\\', "escape.delim");
        String written = table.property("serialization.null.format");
        this.nothing = written == null ? "\\N" : written;
        this.lastTakesRest = table.flag("serialization.last.column.takes.rest", false);
    }

    /** A property's value is the delimiter, or the number of its character. */
    private static char delimiter(Table table, char otherwise, String... keys) {
        for (String key : keys) {
            String value = table.property(key);
            if (value != null && !value.isEmpty()) {
                return value.matches("\\d{1,3}") ? (char) Integer.parseInt(value) : value.charAt(0);
            }
        }
        return otherwise;
    }

    @Override
    public void read(Line line, @Nullable Object[] row) {
        List<String> values = split(line.text(), delimiters[0], lastTakesRest ? columns : Integer.MAX_VALUE);
        for (int i = 0; i < row.length; i++) {
            Field field = wanted.get(i);
            if (field.index() < values.size()) {
                row[i] = value(field.type(), values.get(field.index()), 1);
            }
        }
    }

    private @Nullable Object value(Type type, String text, int level) {
        if (text.equals(nothing)) {
            return null;
        }
        if (type instanceof ArrayType array) {
            List<@Nullable Object> elements = new ArrayList<>();
            for (String part : parts(text, level)) {
                elements.add(value(array.getElementType(), part, level + 1));
            }
            return Nested.array(array, elements);
        }
        if (type instanceof MapType map) {
            return map(map, text, level);
        }
        if (type instanceof RowType struct) {
            List<String> parts = parts(text, level);
            @Nullable Object[] fields = new @Nullable Object[struct.getFields().size()];
            for (int i = 0; i < Math.min(fields.length, parts.size()); i++) {
                fields[i] = value(struct.getTypeParameters().get(i), parts.get(i), level + 1);
            }
            return Nested.row(struct, fields);
        }
        return scalar(type, text);
    }

    private @Nullable Object scalar(Type type, String text) {
        try {
            return Texts.value(type, unescaped(text), timestamps);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return null;
        }
    }

    /** Of two equal keys, the first one counts. */
    private Object map(MapType type, String text, int level) {
        Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
        for (String part : parts(text, level)) {
            List<String> pair = split(part, delimiter(level + 1), 2);
            Object key = value(type.getKeyType(), pair.get(0), level + 2);
            if (key != null) {
                entries.putIfAbsent(key, pair.size() < 2 ? null : value(type.getValueType(), pair.get(1), level + 2));
            }
        }
        return Nested.map(type, entries);
    }

    private List<String> parts(String text, int level) {
        return text.isEmpty() ? List.of() : split(text, delimiter(level), Integer.MAX_VALUE);
    }

    private char delimiter(int level) {
        return delimiters[Math.min(level, LEVELS - 1)];
    }

    private List<String> split(String text, char delimiter, int most) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length() && parts.size() < most - 1; i++) {
            char c = text.charAt(i);
            if (escapes && c == escape) {
                i++;
            } else if (c == delimiter) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private String unescaped(String text) {
        if (!escapes || text.indexOf(escape) < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == escape && i + 1 < text.length()) {
                i++;
                c = text.charAt(i);
            }
            plain.append(c);
        }
        return plain.toString();
    }
}
