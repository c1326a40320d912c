package wildrydes.kernel.display;

import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.MimeBundle;

/** A map as a table with a row for each key, where front ends show HTML; as text it stays one line. */
final class MapTable {

    /** So many rows are shown. */
    private static final int ROWS = 50;

    /** So many characters of a cell are shown. */
    private static final int CELL = 200;

    private MapTable() {}

    /** The table; nothing if the value is no map, an empty one, or one that says itself what it looks like. */
    static Optional<MimeBundle> render(Object value) {
        if (!(value instanceof Map<?, ?> map) || !Types.looksAsInJdk(value)) {
            return Optional.empty();
        }
        try {
            return map.isEmpty()
                    ? Optional.empty()
                    : Optional.of(MimeBundle.text(PlainText.of(map)).withHtml(html(map)));
        } catch (ConcurrentModificationException e) {
            // Another thread changes it; the plain text copes with that.
            return Optional.empty();
        }
    }

    private static String html(Map<?, ?> map) {
        int size = map.size();
        var rows = new StringBuilder("<thead>")
                .append(Html.row(Html.cell("th", false, "key") + Html.cell("th", false, "value")))
                .append("</thead><tbody>");
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        for (int row = 0; row < ROWS && entries.hasNext(); row++) {
            Map.Entry<?, ?> entry = entries.next();
            rows.append(Html.row(cell(entry.getKey()) + cell(entry.getValue())));
        }
        if (size > ROWS) {
            rows.append("<tr><td colspan=\"2\" style=\"text-align:left\">")
                    .append(Html.faint(String.format(Locale.ROOT, "... %,d more entries", size - ROWS)))
                    .append("</td></tr>");
        }
        String caption = String.format(Locale.ROOT, "%,d %s", size, size == 1 ? "entry" : "entries");
        return Html.table(caption, rows.append("</tbody>").toString());
    }

    private static String cell(@Nullable Object value) {
        String text = PlainText.of(value);
        String shown = text.length() <= CELL ? text : text.substring(0, CELL) + "...";
        return Html.cell("td", value instanceof Number, Html.escape(shown));
    }
}
