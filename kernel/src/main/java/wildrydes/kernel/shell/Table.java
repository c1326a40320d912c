package wildrydes.kernel.shell;

import java.util.ArrayList;
import java.util.List;
import wildrydes.kernel.api.MimeBundle;

/** Rows below headings, as text and as HTML. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        rows.add(List.of(headings));
    }

    /** Adds a row with a cell for each heading. */
    void add(String... cells) {
        rows.add(List.of(cells));
    }

    MimeBundle shown() {
        return MimeBundle.text(text()).withHtml(html());
    }

    private String text() {
        var widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var lines = new ArrayList<String>();
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return String.join("\n", lines);
    }

    private String html() {
        var html = new StringBuilder("<table><thead>");
        append(html, rows.get(0), "th");
        html.append("</thead><tbody>");
        rows.subList(1, rows.size()).forEach(row -> append(html, row, "td"));
        return html.append("</tbody></table>").toString();
    }

    private static void append(StringBuilder html, List<String> row, String tag) {
        html.append("<tr>");
        for (String cell : row) {
            html.append('<').append(tag).append(" style=\"text-align: left\">");
            html.append(cell.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
            html.append("</").append(tag).append('>');
        }
        html.append("</tr>");
    }
}
