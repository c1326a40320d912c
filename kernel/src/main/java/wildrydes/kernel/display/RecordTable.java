package wildrydes.kernel.display;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.MimeBundle;

/** Records of one kind, in a collection or an array, as a table: a column for each component. */
final class RecordTable {

    /** So many rows are shown. */
    private static final int ROWS = 50;

    /** So many characters of a cell are shown, in text and in HTML. */
    private static final int TEXT_CELL = 40;

    private static final int HTML_CELL = 200;

    private final Class<?> type;
    private final int size;
    private final List<List<String>> rows;
    private final List<RecordComponent> columns;

    private RecordTable(Class<?> type, int size, List<List<String>> rows) {
        this.type = type;
        this.size = size;
        this.rows = rows;
        this.columns = List.of(type.getRecordComponents());
    }

    /** The table; nothing if the value is something else, or holds no records or different ones. */
    static Optional<MimeBundle> render(Object value) {
        return of(value).map(table -> MimeBundle.text(table.text()).withHtml(table.html()));
    }

    private static Optional<RecordTable> of(Object value) {
        if (value instanceof Object[] array) {
            return of(Arrays.asList(array), array.length);
        }
        return value instanceof Collection<?> collection && Types.looksAsInJdk(collection)
                ? of(collection, collection.size())
                : Optional.empty();
    }

    private static Optional<RecordTable> of(Collection<?> collection, int size) {
        try {
            Iterator<?> all = collection.iterator();
            Class<?> type = null;
            var rows = new ArrayList<List<String>>();
            while (rows.size() < ROWS && all.hasNext()) {
                if (!(all.next() instanceof Record record)
                        || record.getClass().getRecordComponents().length == 0
                        || (type != null && type != record.getClass())
                        || !Types.saysItsComponents(record)) {
                    return Optional.empty();
                }
                type = record.getClass();
                rows.add(row(record));
            }
            return type == null ? Optional.empty() : Optional.of(new RecordTable(type, size, rows));
        } catch (ConcurrentModificationException e) {
            // Another thread changes it; the plain text copes with that.
            return Optional.empty();
        }
    }

    private static List<String> row(Record record) {
        return Types.components(record).stream()
                .map(component -> PlainText.of(component.value()))
                .toList();
    }

    private String caption() {
        String count = String.format(Locale.ROOT, "%,d %s", size, size == 1 ? "row" : "rows");
        return type.getSimpleName() + ": " + count;
    }

    private @Nullable String more() {
        return size <= rows.size() ? null : String.format(Locale.ROOT, "... %,d more rows", size - rows.size());
    }

    private String text() {
        var lines = new ArrayList<StringBuilder>();
        for (int row = -1; row < rows.size(); row++) {
            lines.add(new StringBuilder());
        }
        for (int column = 0; column < columns.size(); column++) {
            var cells = new ArrayList<String>();
            cells.add(columns.get(column).getName());
            for (List<String> row : rows) {
                cells.add(cut(row.get(column).replace("\n", " "), TEXT_CELL));
            }
            int width = cells.stream().mapToInt(String::length).max().orElse(0);
            for (int i = 0; i < cells.size(); i++) {
                String space = " ".repeat(width - cells.get(i).length());
                lines.get(i)
                        .append(column == 0 ? "" : "  ")
                        .append(isNumber(column) ? space + cells.get(i) : cells.get(i) + space);
            }
        }
        var text = new StringBuilder(caption());
        lines.forEach(line -> text.append('\n').append(line.toString().stripTrailing()));
        String more = more();
        return more == null ? text.toString() : text.append('\n').append(more).toString();
    }

    private String html() {
        var head = new StringBuilder();
        for (int column = 0; column < columns.size(); column++) {
            RecordComponent component = columns.get(column);
            String name = Html.escape(component.getName()) + "<br>"
                    + Html.faint(component.getType().getSimpleName());
            head.append(Html.cell("th", isNumber(column), name));
        }
        var body =
                new StringBuilder("<thead>").append(Html.row(head.toString())).append("</thead><tbody>");
        for (List<String> row : rows) {
            var cells = new StringBuilder();
            for (int column = 0; column < columns.size(); column++) {
                cells.append(Html.cell("td", isNumber(column), Html.escape(cut(row.get(column), HTML_CELL))));
            }
            body.append(Html.row(cells.toString()));
        }
        String more = more();
        if (more != null) {
            body.append("<tr><td colspan=\"")
                    .append(columns.size())
                    .append("\" style=\"text-align:left\">")
                    .append(Html.faint(more))
                    .append("</td></tr>");
        }
        return Html.table(caption(), body.append("</tbody>").toString());
    }

    private boolean isNumber(int column) {
        Class<?> of = columns.get(column).getType();
        return Number.class.isAssignableFrom(of) || (of.isPrimitive() && of != boolean.class && of != char.class);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "...";
    }
}
