package wildrydes.lab;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import wildrydes.lab.cloud.InAppColumn;
import wildrydes.lab.cloud.InAppRows;
import wildrydes.lab.record.JsonText;

/** The rows of {@code error_stream}: its hexadecimal DATA_ROW is decoded into the text that it was. */
final class ErrorTable {

    private static final String ROW = "DATA_ROW";
    private static final List<String> SHOWN = List.of("ERROR_TIME", "ERROR_NAME", "MESSAGE", ROW, "PUMP_NAME");
    private static final String COMPUTED = "EXPR$";
    private static final HexFormat HEX = HexFormat.of();

    private ErrorTable() {}

    static Table of(String application, InAppRows rows) {
        Table table = Table.create("errors of " + application);
        for (String name : SHOWN) {
            StringColumn column = StringColumn.create(name);
            int place = rows.columns().stream().map(InAppColumn::name).toList().indexOf(name);
            for (InAppRows.Row row : rows.rows()) {
                Object value = place < 0 ? null : row.values().get(place);
                column.append(name.equals(ROW) ? decoded(value) : text(value));
            }
            table.addColumns(column);
        }
        return table;
    }

    /** An object's fields with room between them: as one long word it would be shown without its middle. */
    private static String spaced(String row) {
        JsonText json = JsonText.of(row);
        return json.objects().size() == 1 && json.rest().isEmpty()
                ? json.objects().get(0).entrySet().stream()
                        .map(field -> named(field.getKey()) + field.getValue())
                        .collect(Collectors.joining(", "))
                : row;
    }

    /** A value that SQL computes has a name of its own making, which tells nobody anything. */
    private static String named(String field) {
        return field.startsWith(COMPUTED) ? "" : field + " ";
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String decoded(@Nullable Object value) {
        try {
            return spaced(new String(HEX.parseHex(text(value)), StandardCharsets.UTF_8).strip());
        } catch (IllegalArgumentException e) {
            return text(value); // cut off in the middle of a byte, or no hexadecimal at all: better than nothing
        }
    }
}
