package wildrydes.lab.render;

import java.util.Locale;
import tech.tablesaw.api.Table;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.Card;

/** Cards: a title, and a line for each fact. */
public final class CardView {

    private CardView() {}

    public static MimeBundle of(Card card) {
        Html html = new Html().open("div").element("b", "font-size:1.05em", card.title());
        for (Card.Line line : card.lines()) {
            if (line.fact() instanceof Tree tree && !tree.isLeaf()) {
                TreeView.html(html, tree, false);
            } else if (line.fact() instanceof MimeBundle picture) {
                html.raw(String.valueOf(picture.data().get("text/html")));
            } else if (line.fact() instanceof Table table) {
                html.raw(TableView.html(table));
            } else if (fact(line).contains("\n")) {
                html.raw("<details open style=\"margin-left:1em\"><summary>")
                        .element("span", Html.FAINT, line.name())
                        .raw("</summary>")
                        .element("pre", "background:transparent;margin:0 0 0 1em", fact(line))
                        .close("details");
            } else {
                html.open("div", "margin-left:1em")
                        .element("span", Html.FAINT, line.name())
                        .raw(" ")
                        .element("span", Html.CODE, fact(line))
                        .close("div");
            }
        }
        return MimeBundle.text(plain(card)).withHtml(html.close("div").toString());
    }

    public static String plain(Card card) {
        int width = card.lines().stream()
                .filter(line -> !fact(line).contains("\n"))
                .mapToInt(line -> line.name().length())
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder(card.title());
        for (Card.Line line : card.lines()) {
            text.append("\n  ");
            if (line.fact() instanceof Tree tree && !tree.isLeaf()) {
                text.append(TreeView.plain(tree).replace("\n", "\n  "));
            } else if (line.fact() instanceof MimeBundle picture) {
                text.append(String.valueOf(picture.data().get("text/plain")).replace("\n", "\n  "));
            } else if (line.fact() instanceof Table table) {
                text.append(TableView.plain(table).replace("\n", "\n  "));
            } else if (fact(line).contains("\n")) {
                text.append(line.name())
                        .append("\n")
                        .append(fact(line).indent(4).stripTrailing());
            } else {
                text.append(String.format(Locale.ROOT, "%-" + Math.max(1, width) + "s  ", line.name()))
                        .append(fact(line));
            }
        }
        return text.toString();
    }

    private static String fact(Card.Line line) {
        if (line.fact() instanceof MimeBundle) {
            return "";
        }
        return line.fact() instanceof Tree tree ? tree.value() : String.valueOf(line.fact());
    }
}
