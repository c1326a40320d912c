package wildrydes.cloud.athena.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of answers, in Hive's shape: fields that are filled up to 20 characters, with tabs between them, in one value. */
final class Rows {

    private static final int WIDTH = 20;
    private static final Pattern LINE = Pattern.compile("\n");

    private final List<DdlResult.Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param columns names of the columns, which are all of the type {@code string} */
    Rows(String... columns) {
        this.columns = List.of(columns).stream()
                .map(name -> new DdlResult.Column(name, "string"))
                .toList();
    }

    /** A field, filled up with spaces. */
    static String filled(String text) {
        return text + " ".repeat(Math.max(0, WIDTH - text.codePointCount(0, text.length())));
    }

    /** Adds a text; each of its lines is a row. */
    Rows add(String text) {
        LINE.splitAsStream(text).forEach(line -> rows.add(List.of(line)));
        return this;
    }

    /** Adds a row of fields that are filled up. */
    Rows addFilled(String... fields) {
        List<String> filled = new ArrayList<>();
        for (String field : fields) {
            filled.add(filled(field));
        }
        return add(String.join("\t", filled));
    }

    DdlResult result() {
        return new DdlResult(columns, rows);
    }
}
