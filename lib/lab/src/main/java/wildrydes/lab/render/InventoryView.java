package wildrydes.lab.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.Inventory;
import wildrydes.lab.inventory.Leftover;

/** All that an account has, a line for each: what is left out of such a list goes on costing. */
final class InventoryView {

    private static final List<String> HEADS =
            List.of("service", "resource", "notebook", "dollars a day, idle", "in the lab's list", "delete by");
    private static final int DOLLARS = 3;

    private InventoryView() {}

    static MimeBundle of(Inventory inventory) {
        String line = inventory.toString();
        if (inventory.isEmpty()) {
            return MimeBundle.text(line);
        }
        List<List<String>> rows =
                inventory.things().stream().map(InventoryView::cells).toList();
        return MimeBundle.text(line + "\n" + plain(rows)).withHtml(html(line, inventory.things(), rows));
    }

    private static List<String> cells(Leftover thing) {
        return List.of(
                thing.kind().service(),
                thing.title() + (thing.detail().isEmpty() ? "" : ", " + thing.detail()),
                thing.notebook(),
                thing.billsWhileIdle() ? String.format(Locale.ROOT, "%.4f", thing.dollarsADay()) : "",
                thing.listed() ? "yes" : "no",
                thing.handle());
    }

    private static String plain(List<List<String>> rows) {
        TextColumns columns = new TextColumns();
        for (int i = 0; i < HEADS.size(); i++) {
            int column = i;
            List<String> cells = new ArrayList<>(List.of(HEADS.get(i)));
            rows.forEach(row -> cells.add(row.get(column)));
            columns.add(cells, i == DOLLARS, true);
        }
        return String.join("\n", columns.rows());
    }

    private static String html(String line, List<Leftover> things, List<List<String>> rows) {
        Html html = new Html()
                .element("div", "", line)
                .open("div", "overflow-x:auto")
                .open("table", "border-collapse:collapse;margin:4px 0")
                .raw("<thead>")
                .open("tr", Html.ROW);
        for (int i = 0; i < HEADS.size(); i++) {
            html.element("th", Html.cell(i == DOLLARS), HEADS.get(i));
        }
        html.raw("</tr></thead><tbody>");
        for (int row = 0; row < rows.size(); row++) {
            html.open("tr", Html.ROW + (things.get(row).billsWhileIdle() ? ";font-weight:bold" : ""));
            for (int i = 0; i < HEADS.size(); i++) {
                if (i == HEADS.size() - 1) {
                    call(html, rows.get(row).get(i));
                } else {
                    html.element("td", Html.cell(i == DOLLARS), rows.get(row).get(i));
                }
            }
            html.close("tr");
        }
        return html.raw("</tbody></table></div>").toString();
    }

    /** A line of code, which may only break where the next call begins. */
    private static void call(Html html, String code) {
        html.open("td", Html.cell(false) + ";" + Html.CODE);
        for (String part : code.split("(?<=\\))(?=\\.)")) {
            html.element("span", "white-space:nowrap", part).raw("<wbr>");
        }
        html.close("td");
    }
}
