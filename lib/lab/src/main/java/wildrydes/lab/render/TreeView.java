package wildrydes.lab.render;

import wildrydes.kernel.api.MimeBundle;

/** Trees, folded in HTML and indented in text. */
final class TreeView {

    private TreeView() {}

    static MimeBundle of(Tree tree) {
        Html html = new Html();
        html(html, tree, true);
        return MimeBundle.text(plain(tree)).withHtml(html.toString());
    }

    static String plain(Tree tree) {
        StringBuilder text = new StringBuilder();
        plain(text, tree, "");
        return text.toString().stripTrailing();
    }

    private static void plain(StringBuilder text, Tree tree, String indent) {
        text.append(indent)
                .append(tree.name())
                .append(tree.name().isEmpty() ? "" : ": ")
                .append(tree.value())
                .append('\n');
        tree.parts().forEach(part -> plain(text, part, indent + "  "));
    }

    static void html(Html html, Tree tree, boolean open) {
        if (tree.isLeaf()) {
            html.open("div", "margin-left:1em");
            label(html, tree);
            html.close("div");
            return;
        }
        html.raw(
                open
                        ? "<details open style=\"margin-left:1em\"><summary>"
                        : "<details style=\"margin-left:1em\"><summary>");
        label(html, tree);
        html.raw("</summary>");
        tree.parts().forEach(part -> html(html, part, false));
        html.close("details");
    }

    private static void label(Html html, Tree tree) {
        if (!tree.name().isEmpty()) {
            html.element("span", Html.FAINT, tree.name()).raw(" ");
        }
        html.element("span", tree.isLeaf() ? Html.CODE : Html.FAINT, tree.value());
    }
}
