package wildrydes.lab.render;

import java.util.List;
import java.util.stream.Collectors;
import wildrydes.kernel.api.MimeBundle;

/** Boxes with arrows between them, from left to right; on a narrow page they go on in the next line. */
public final class FlowView {

    private static final String BOX =
            "border:1px solid var(--jp-border-color1,#808080);border-radius:6px;padding:4px 10px;text-align:center";

    /**
     * A step of the way.
     *
     * @param title what kind of step it is
     * @param text may have several lines
     */
    public record Box(String title, String text) {}

    private FlowView() {}

    public static MimeBundle of(List<Box> boxes) {
        Html html = new Html().open("div", "display:flex;flex-wrap:wrap;align-items:center;gap:6px;margin:6px 0");
        for (int i = 0; i < boxes.size(); i++) {
            if (i > 0) {
                html.element("div", "", "\u2192");
            }
            html.open("div", BOX)
                    .element("div", Html.FAINT, boxes.get(i).title())
                    .element(
                            "div",
                            Html.CODE + ";white-space:pre-line",
                            boxes.get(i).text())
                    .close("div");
        }
        String plain = boxes.stream()
                .map(box -> "[" + box.title() + ": " + box.text().replace("\n", ", ") + "]")
                .collect(Collectors.joining(" -> "));
        return MimeBundle.text(plain).withHtml(html.close("div").toString());
    }
}
