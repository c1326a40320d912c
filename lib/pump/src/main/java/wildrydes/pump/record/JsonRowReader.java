package wildrydes.pump.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of JSON records in one pass over their bytes, without a tree of objects: keys that no column is made of are
 * passed over, though checked. Where a record holds something that is not JSON, it goes on at the next line that begins
 * with a bracket.
 */
final class JsonRowReader implements RowReader {

    private final List<JsonPath.Step> rowPath;
    private final String rowPathText;
    private final PathNode root;
    private final Columns columns;
    private final int reserved;

    private final JsonScanner scanner = new JsonScanner();
    private final Numeral numeral = new Numeral();

    /** Why the current row is none; null while nothing is wrong. */
    private @Nullable String failure;

    /** Where the array is that makes rows of its elements; -1 while none was found in the current row. */
    private int array;

    private @Nullable PathNode each;
    private boolean found;

    JsonRowReader(RecordSchema schema, RecordFormat.Json format, int reserved) {
        JsonPath path = JsonPath.parse(format.rowPath());
        rowPathText = path.text();
        List<JsonPath.Step> steps = path.steps();
        boolean elements = !steps.isEmpty() && steps.get(steps.size() - 1) instanceof JsonPath.Step.Elements;
        rowPath = elements ? steps.subList(0, steps.size() - 1) : steps;
        root = PathNode.of(
                schema.columns().stream().map(c -> JsonPath.parse(c.mapping())).toList());
        columns = new Columns(schema.columns());
        this.reserved = reserved;
    }

    @Override
    public void read(byte[] record, Rows rows) {
        scanner.begin(record, ByteOrderMark.length(record), record.length);
        if (scanner.next() == JsonScanner.END) {
            rows.error(RowReaders.PARSE_ERROR, "The record is empty; send a JSON object.", record);
            return;
        }
        do {
            document(record, rows);
        } while (scanner.next() != JsonScanner.END);
    }

    private void document(byte[] record, Rows rows) {
        int from = scanner.position;
        try {
            found = false;
            locate(0, rows);
            if (!found) {
                String message = "The record has nothing at the row path \"" + rowPathText
                        + "\" of its schema; correct the producer or the path.";
                rows.error(RowReaders.PARSE_ERROR, message, Arrays.copyOfRange(record, from, scanner.position));
            }
        } catch (JsonException e) {
            scanner.position = nextDocument(record, Math.max(e.position(), from + 1));
            rows.error(RowReaders.PARSE_ERROR, notJson(record, e), Arrays.copyOfRange(record, from, scanner.position));
        }
    }

    private static String notJson(byte[] record, JsonException e) {
        int at = e.position();
        String there = at < record.length
                ? "\"" + Excerpt.of(record, at, Math.min(record.length, at + 20)) + "\" is there"
                : "the record ends there";
        return "The record is not JSON at byte " + at + ": " + e.getMessage() + ", but " + there
                + "; send each row as a JSON object.";
    }

    /** Where a line begins with a bracket, from here on; the end of the record where none does. */
    private static int nextDocument(byte[] record, int from) {
        for (int at = from; at < record.length; at++) {
            if (record[at - 1] == '\n' && (record[at] == '{' || record[at] == '[')) {
                return at;
            }
        }
        return record.length;
    }

    /** Follows the row path from a step on. */
    private void locate(int step, Rows rows) {
        if (step == rowPath.size()) {
            found = true;
            rowOrRows(rows);
            return;
        }
        JsonPath.Step wanted = rowPath.get(step);
        int next = scanner.next();
        if (next == '{' && wanted instanceof JsonPath.Step.Field field) {
            byte[] name = field.name().getBytes(StandardCharsets.UTF_8);
            scanner.position++;
            boolean more = scanner.next() != '}' || scanner.more('}');
            while (more) {
                scanner.key();
                boolean same = Arrays.equals(scanner.text, scanner.textFrom, scanner.textTo, name, 0, name.length);
                locateOrSkip(same, step, rows);
                more = scanner.more('}');
            }
        } else if (next == '[' && !(wanted instanceof JsonPath.Step.Field)) {
            scanner.position++;
            boolean more = scanner.next() != ']' || scanner.more(']');
            for (int i = 0; more; i++) {
                locateOrSkip(!(wanted instanceof JsonPath.Step.Element e) || e.index() == i, step, rows);
                more = scanner.more(']');
            }
        } else {
            scanner.skip(numeral);
        }
    }

    private void locateOrSkip(boolean wanted, int step, Rows rows) {
        if (wanted) {
            locate(step + 1, rows);
        } else {
            scanner.skip(numeral);
        }
    }

    private void rowOrRows(Rows rows) {
        if (scanner.next() != '[' || root.hasElements()) {
            row(rows);
            return;
        }
        scanner.position++;
        if (scanner.next() == ']') {
            scanner.position++;
            // As AWS has it, an array makes at least one row
            rows.row(new @Nullable Object[reserved + columns.size()]);
            return;
        }
        do {
            row(rows);
        } while (scanner.more(']'));
    }

    private void row(Rows rows) {
        int next = scanner.next();
        int from = scanner.position;
        @Nullable Object[] row = new @Nullable Object[reserved + columns.size()];
        failure = null;
        array = -1;
        if (next == '{' && root.columns().length == 0) {
            object(root, row);
        } else if (root.columns().length > 0 || (next == '[' && root.hasElements())) {
            value(root, row);
        } else {
            scanner.skip(numeral);
            failure = "A row of the record is " + Excerpt.of(scanner.bytes, from, scanner.position)
                    + " and not a JSON object; send each row as an object.";
            rows.error(RowReaders.PARSE_ERROR, failure, Arrays.copyOfRange(scanner.bytes, from, scanner.position));
            return;
        }
        if (array < 0 || failure != null) {
            give(row, from, rows);
        } else {
            elements(row, from, rows);
        }
    }

    /** Hands on a row that ends here, or why it is none. */
    private void give(@Nullable Object[] row, int from, Rows rows) {
        if (failure == null) {
            rows.row(row);
        } else {
            rows.error(RowReaders.COERCION_ERROR, failure, Arrays.copyOfRange(scanner.bytes, from, scanner.position));
        }
    }

    /** A row for each element of the array that was found; it has been checked already. */
    private void elements(@Nullable Object[] common, int from, Rows rows) {
        int behind = scanner.position;
        PathNode element = each;
        scanner.position = array + 1;
        if (element == null || scanner.next() == ']') {
            scanner.position = behind;
            give(common, from, rows);
            return;
        }
        do {
            scanner.next();
            int start = scanner.position;
            @Nullable Object[] row = common.clone();
            failure = null;
            value(element, row);
            give(row, start, rows);
        } while (scanner.more(']'));
        scanner.position = behind;
    }

    private void object(PathNode node, @Nullable Object[] row) {
        JsonScanner json = scanner;
        json.position++;
        boolean more = json.next() != '}' || json.more('}');
        while (more) {
            PathNode field = field(node);
            if (field == null) {
                json.skip(numeral);
            } else {
                value(field, row);
            }
            more = json.more('}');
        }
    }

    /** Takes a key and its colon. */
    private @Nullable PathNode field(PathNode node) {
        JsonScanner json = scanner;
        if (json.next() == '"') {
            PathNode expected = node.expected(json.bytes, json.position, json.end);
            if (expected != null) {
                json.position = expected.keyEnd(json.position) + 1;
                json.colon();
                return expected;
            }
        }
        json.key();
        return node.field(json.text, json.textFrom, json.textTo);
    }

    private void array(PathNode node, @Nullable Object[] row) {
        if (node.each() != null) {
            array = scanner.position;
            each = node.each();
        }
        scanner.position++;
        boolean more = scanner.next() != ']' || scanner.more(']');
        for (int i = 0; more; i++) {
            PathNode element = node.element(i);
            if (element == null) {
                scanner.skip(numeral);
            } else {
                value(element, row);
            }
            more = scanner.more(']');
        }
    }

    private void value(PathNode node, @Nullable Object[] row) {
        JsonScanner json = scanner;
        int next = json.next();
        int from = json.position;
        switch (next) {
            case '"' -> {
                json.string();
                for (int column : node.columns()) {
                    Coercion coercion = columns.coercion(column);
                    put(row, column, coercion.text(json.text, json.textFrom, json.textTo), from);
                }
            }
            case '{', '[' -> {
                if (next == '{' && node.hasFields()) {
                    object(node, row);
                } else if (next == '[' && node.hasElements()) {
                    array(node, row);
                } else {
                    json.skip(numeral);
                }
                for (int column : node.columns()) {
                    put(row, column, columns.coercion(column).structure(json.bytes, from, json.position), from);
                }
            }
            case 't', 'f' -> {
                json.word(next == 't' ? "true" : "false");
                for (int column : node.columns()) {
                    put(row, column, columns.coercion(column).truth(next == 't'), from);
                }
            }
            case 'n' -> {
                json.word("null");
                for (int column : node.columns()) {
                    row[reserved + column] = null;
                }
            }
            default -> {
                json.number(numeral);
                for (int column : node.columns()) {
                    put(row, column, columns.coercion(column).number(numeral), from);
                }
            }
        }
    }

    private void put(@Nullable Object[] row, int column, Object value, int from) {
        if (value instanceof Refusal refusal) {
            if (failure == null) {
                failure = columns.failure(column, refusal, Excerpt.of(scanner.bytes, from, scanner.position));
            }
        } else {
            row[reserved + column] = value;
        }
    }
}
