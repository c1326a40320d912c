package wildrydes.cloud.athena.result;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.athena.run.ResultColumn;

/** How rows of a table are written. */
public sealed interface RowFormat {

    /** Adds a row, its line's end included. */
    void append(StringBuilder to, List<ResultColumn> columns, List<@Nullable String> values);

    /** A JSON object a line. */
    record Json() implements RowFormat {

        private static final Set<String> BARE =
                Set.of("tinyint", "smallint", "integer", "bigint", "decimal", "double", "float", "boolean");
        private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

        @Override
        public void append(StringBuilder to, List<ResultColumn> columns, List<@Nullable String> values) {
            to.append('{');
            boolean first = true;
            for (int i = 0; i < columns.size(); i++) {
                String value = values.get(i);
                if (value == null) {
                    continue; // as Hive writes it
                }
                if (!first) {
                    to.append(',');
                }
                first = false;
                quoted(to, columns.get(i).name());
                to.append(':');
                if (BARE.contains(columns.get(i).type()) && !NO_NUMBERS.contains(value)) {
                    to.append(value);
                } else {
                    quoted(to, value);
                }
            }
            to.append("}\n");
        }

        private static void quoted(StringBuilder to, String text) {
            to.append('"');
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '"' -> to.append("\\\"");
                    case '\\' -> to.append("\\\\");
                    case '\n' -> to.append("\\n");
                    case '\r' -> to.append("\\r");
                    case '\t' -> to.append("\\t");
                    default -> {
                        if (c < ' ') {
                            to.append(String.format("\\u%04x", (int) c));
                        } else {
                            to.append(c);
                        }
                    }
                }
            }
            to.append('"');
        }
    }

    /**
     * Values with something between them.
     *
     * @param none what stands for NULL
     */
    record Delimited(String delimiter, String none) implements RowFormat {

        /** Of a table that does not say. */
        public static final String USUAL_DELIMITER = "\u0001";

        /** Of a table that does not say. */
        public static final String USUAL_NONE = "\\N";

        @Override
        public void append(StringBuilder to, List<ResultColumn> columns, List<@Nullable String> values) {
            for (int i = 0; i < values.size(); i++) {
                if (i > 0) {
                    to.append(delimiter);
                }
                String value = values.get(i);
                to.append(value == null ? none : value);
            }
            to.append('\n');
        }
    }
}
