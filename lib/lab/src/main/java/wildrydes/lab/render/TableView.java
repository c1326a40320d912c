package wildrydes.lab.render;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import wildrydes.kernel.api.MimeBundle;

/** Tables: name, size, column types, and so many of the first and last rows as a person can take in. */
public final class TableView {

    private static final int MOST_ROWS = 20;
    private static final int FIRST = 10;
    private static final int LAST = 5;
    private static final int MOST_TEXT = 60;
    /** A text that is no longer stands on one line. */
    private static final int LONG_TEXT = 20;
    /** A word longer than this, such as a sequence number, loses its middle: its beginning and its end tell it from others. */
    private static final int MOST_WORD = 40;

    private static final int KEPT_AT_EACH_END = 13;

    private static final Pattern LONG_WORD = Pattern.compile("\\S{" + (MOST_WORD + 1) + ",}");
    private static final int MOST_DECIMALS = 6;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private TableView() {}

    public static MimeBundle of(Table table) {
        return MimeBundle.text(plain(table)).withHtml(html(table));
    }

    /** The table alone, to be part of something else. */
    public static String html(Table table) {
        List<Column<?>> columns = table.columns();
        Html html = new Html()
                .open("div", "overflow-x:auto")
                .open("table", "border-collapse:collapse;margin:4px 0")
                .element(
                        "caption",
                        "caption-side:top;text-align:left;padding:2px 8px;white-space:nowrap;" + Html.FAINT,
                        caption(table))
                .raw("<thead>")
                .open("tr", Html.ROW);
        for (Column<?> column : columns) {
            heading(html, column);
        }
        html.raw("</tr></thead><tbody>");
        List<Integer> decimals =
                columns.stream().map(column -> decimals(column, rows(table))).toList();
        int before = -1;
        for (int row : rows(table).toArray()) {
            if (row != before + 1) {
                html.raw("<tr><td colspan=\"" + columns.size() + "\" style=\"text-align:left;padding:2px 8px;"
                        + Html.FAINT + "\">" + between(table) + "</td></tr>");
            }
            html.open("tr", Html.ROW);
            for (int i = 0; i < columns.size(); i++) {
                Column<?> column = columns.get(i);
                String value = value(column, row, decimals.get(i));
                String shown = shortened(value);
                if (shown.equals(value)) {
                    html.element("td", cell(column, shown), shown);
                } else {
                    html.element("td", cell(column, shown), shown, value);
                }
            }
            html.close("tr");
            before = row;
        }
        return html.raw("</tbody></table></div>").toString();
    }

    /** Columns in text, as wide as their widest value or, where that is too wide for a page, in several lines; numbers to the right. */
    public static String plain(Table table) {
        List<Integer> rows = rows(table).boxed().toList();
        TextColumns columns = new TextColumns();
        for (Column<?> column : table.columns()) {
            List<String> cells = new ArrayList<>();
            cells.add(column.name());
            int decimals = decimals(column, rows(table));
            rows.forEach(row -> cells.add(shortened(value(column, row, decimals))));
            columns.add(cells, isNumber(column), isText(column));
        }
        StringBuilder text = new StringBuilder(caption(table));
        if (table.columnCount() == 0) {
            return text.toString();
        }
        List<String> lines = columns.rows();
        int before = -1;
        text.append('\n').append(lines.get(0));
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) != before + 1) {
                text.append('\n').append(between(table));
            }
            text.append('\n').append(lines.get(i + 1));
            before = rows.get(i);
        }
        return text.toString();
    }

    /** A wide table scrolls; a time or an id that is broken over lines reads badly. */
    private static String cell(Column<?> column) {
        return Html.cell(isNumber(column)) + ";white-space:nowrap";
    }

    /** A heading may break: it would often be wider than all that stands below it. */
    private static void heading(Html html, Column<?> column) {
        html.open("th", Html.cell(isNumber(column)) + ";white-space:normal;vertical-align:bottom");
        List<String> parts = TextColumns.heading(column.name());
        for (int i = 0; i < parts.size(); i++) {
            html.raw(i == 0 ? "" : "<wbr>").text(parts.get(i));
        }
        html.raw("<br>")
                .element("span", "font-weight:normal;" + Html.FAINT, type(column))
                .close("th");
    }

    /** A sentence or a command may break, unlike a name. */
    private static String cell(Column<?> column, String shown) {
        return shown.length() <= LONG_TEXT || shown.indexOf(' ') < 0 || !isText(column)
                ? cell(column)
                : Html.cell(false) + ";white-space:normal;overflow-wrap:anywhere;min-width:7em";
    }

    private static String caption(Table table) {
        String name = table.name() == null || table.name().isEmpty() ? "" : table.name() + ": ";
        return name + count(table.rowCount(), "row") + ", " + count(table.columnCount(), "column");
    }

    private static String count(int number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    private static IntStream rows(Table table) {
        int count = table.rowCount();
        return count <= MOST_ROWS
                ? IntStream.range(0, count)
                : IntStream.concat(IntStream.range(0, FIRST), IntStream.range(count - LAST, count));
    }

    private static String between(Table table) {
        return String.format(Locale.ROOT, "... %,d more rows ...", table.rowCount() - FIRST - LAST);
    }

    private static boolean isNumber(Column<?> column) {
        return column instanceof NumericColumn<?>;
    }

    private static boolean isText(Column<?> column) {
        return column.type().equals(ColumnType.STRING);
    }

    private static String type(Column<?> column) {
        ColumnType type = column.type();
        if (type.equals(ColumnType.INSTANT)) {
            return "instant, UTC";
        }
        if (type.equals(ColumnType.LOCAL_DATE_TIME)) {
            return "date and time";
        }
        return type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String value(Column<?> column, int row, int decimals) {
        if (column.isMissing(row)) {
            return "";
        }
        Object value = column.get(row);
        if (value instanceof Double || value instanceof Float) {
            return String.format(Locale.ROOT, "%." + decimals + "f", ((Number) value).doubleValue());
        }
        if (value instanceof Instant instant) {
            return STAMP.withZone(ZoneOffset.UTC).format(instant);
        }
        return value instanceof LocalDateTime time ? STAMP.format(time) : String.valueOf(value);
    }

    /**
     * As many decimals as the shown numbers of a column need, so that their points stand below each other. Six are a tenth of
     * a metre on the globe; more hide the digits that differ.
     */
    private static int decimals(Column<?> column, IntStream rows) {
        return rows.filter(row -> !column.isMissing(row))
                .mapToObj(column::get)
                .filter(value -> value instanceof Double || value instanceof Float)
                .mapToInt(value -> decimals(((Number) value).doubleValue()))
                .max()
                .orElse(0);
    }

    private static int decimals(double number) {
        String text =
                String.format(Locale.ROOT, "%." + MOST_DECIMALS + "f", number).replaceAll("0+$", "");
        return text.contains(".") ? text.length() - 1 - text.indexOf('.') : 0;
    }

    /** A value in the length that a cell has room for. */
    public static String shortened(String text) {
        String line = LONG_WORD
                .matcher(text.replace("\n", " ").replace("\r", ""))
                .replaceAll(word -> Matcher.quoteReplacement(withoutMiddle(word.group())));
        // A command that lacks its end is of no use.
        boolean whole = line.length() <= MOST_TEXT || line.startsWith("aws ");
        return whole ? line : line.substring(0, MOST_TEXT) + "...";
    }

    private static String withoutMiddle(String word) {
        return word.substring(0, KEPT_AT_EACH_END) + ".." + word.substring(word.length() - KEPT_AT_EACH_END);
    }
}
