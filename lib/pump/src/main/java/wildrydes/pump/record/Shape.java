package wildrydes.pump.record;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has been seen at a place in JSON documents, and below it. */
final class Shape {

    /** What lies deeper is one column, as a text. */
    private static final int DEEPEST = 32;

    /** What a schema has room for; see RecordColumns of the API's SourceSchema. */
    private static final int MOST_COLUMNS = 1000;

    private final Inference values = new Inference();
    private final Map<String, Shape> fields = new LinkedHashMap<>();

    /** What lies in the objects of arrays here. */
    private @Nullable Shape elements;

    private boolean object;
    private boolean array;
    private boolean scalar;

    /** Whether an array here has elements that are no objects. */
    private boolean plainElements;

    /** Takes the value that comes next, which is {@code depth} steps below the row. */
    void see(JsonScanner json, Numeral numeral, int depth) {
        int next = json.next();
        int from = json.position;
        switch (next) {
            case '{' -> {
                object = true;
                if (depth < DEEPEST) {
                    object(json, numeral, depth);
                } else {
                    json.skip(numeral);
                }
                values.structure(json.bytes, from, json.position);
            }
            case '[' -> {
                array = true;
                array(json, numeral, depth);
                values.structure(json.bytes, from, json.position);
            }
            case '"' -> {
                scalar = true;
                json.string();
                values.text(json.text, json.textFrom, json.textTo);
            }
            case 't', 'f' -> {
                scalar = true;
                json.word(next == 't' ? "true" : "false");
                values.truth(next == 't');
            }
            case 'n' -> json.word("null");
            default -> {
                scalar = true;
                json.number(numeral);
                values.number(numeral);
            }
        }
    }

    private void object(JsonScanner json, Numeral numeral, int depth) {
        json.position++;
        boolean more = json.next() != '}' || json.more('}');
        while (more) {
            json.key();
            String key = new String(json.text, json.textFrom, json.textTo - json.textFrom, StandardCharsets.UTF_8);
            Shape field = fields.get(key);
            if (field == null && fields.size() < MOST_COLUMNS) {
                field = new Shape();
                fields.put(key, field);
            }
            if (field == null) {
                json.skip(numeral);
            } else {
                field.see(json, numeral, depth + 1);
            }
            more = json.more('}');
        }
    }

    private void array(JsonScanner json, Numeral numeral, int depth) {
        json.position++;
        boolean more = json.next() != ']' || json.more(']');
        while (more) {
            if (json.next() == '{' && depth < DEEPEST) {
                if (elements == null) {
                    elements = new Shape();
                }
                elements.see(json, numeral, depth + 1);
            } else {
                plainElements = true;
                json.skip(numeral);
            }
            more = json.more(']');
        }
    }

    /** The columns that a row of this shape has. */
    void columns(List<RecordSchema.MappedColumn> to) {
        fields("$", "", new ColumnNames(), to, new boolean[1]);
    }

    private void fields(
            String path, String parent, ColumnNames names, List<RecordSchema.MappedColumn> to, boolean[] flattened) {
        fields.forEach((key, field) -> {
            if (to.size() < MOST_COLUMNS) {
                field.column(path + step(key), key, parent, names, to, flattened);
            }
        });
    }

    /** @param flattened whether an array makes rows of its elements already: only one may */
    private void column(
            String path,
            String key,
            String parent,
            ColumnNames names,
            List<RecordSchema.MappedColumn> to,
            boolean[] flattened) {
        if (object && !array && !scalar && !fields.isEmpty()) {
            fields(path, key, names, to, flattened);
        } else if (array
                && !object
                && !scalar
                && elements != null
                && elements.hasFields()
                && !plainElements
                && !flattened[0]) {
            flattened[0] = true;
            elements.fields(path + "[0:]", key, names, to, flattened);
        } else {
            boolean arrays = array && !object && !scalar;
            to.add(new RecordSchema.MappedColumn(
                    names.give(key, parent), values.type(), arrays ? path + "[0:]" : path));
        }
    }

    boolean hasFields() {
        return !fields.isEmpty();
    }

    private static String step(String key) {
        boolean plain = !key.isEmpty() && key.chars().noneMatch(c -> c == '.' || c == '[');
        if (plain) {
            return "." + key;
        }
        return key.contains("']") ? "[\"" + key + "\"]" : "['" + key + "']";
    }
}
