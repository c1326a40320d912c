package wildrydes.cloud.athena.result;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Athena's form of a result: every value in quotes, the header too, NULL without any. */
final class CsvRows {

    private CsvRows() {}

    static void append(StringBuilder to, Iterable<? extends @Nullable String> values) {
        for (Iterator<? extends @Nullable String> each = values.iterator(); each.hasNext(); ) {
            String value = each.next();
            if (value != null) {
                to.append('"').append(value.replace("\"", "\"\"")).append('"');
            }
            if (each.hasNext()) {
                to.append(',');
            }
        }
        to.append('\n');
    }

    static String header(List<String> names) {
        StringBuilder text = new StringBuilder();
        append(text, names);
        return text.toString();
    }
}
