package wildrydes.lab.render;

import java.util.List;
import java.util.Locale;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;

/** What a check has seen: three lines, and its hints folded. */
public final class FindingView {

    private FindingView() {}

    public static MimeBundle of(Check check, Finding finding, double points) {
        String score = String.format(Locale.ROOT, "%s: %s of %d", check.id(), number(points), check.points());
        boolean full = points >= check.points();
        Html html = new Html().open("div").element("b", full ? Html.GOOD : Html.BAD, score);
        var plain = new StringBuilder(score);
        line(html, plain, "Expected", finding.expected());
        line(html, plain, "Found", finding.found());
        if (!finding.next().isEmpty()) {
            line(html, plain, "Next", finding.next());
        }
        List<String> hints = full ? List.of() : check.hints();
        for (int i = 0; i < hints.size(); i++) {
            html.raw("<details><summary>Hint ")
                    .text(i + 1)
                    .raw("</summary>")
                    .text(hints.get(i))
                    .raw("</details>");
        }
        if (!hints.isEmpty()) {
            plain.append("\n(")
                    .append(hints.size())
                    .append(hints.size() == 1 ? " hint" : " hints")
                    .append(" folded)");
        }
        return MimeBundle.text(plain.toString()).withHtml(html.close("div").toString());
    }

    private static void line(Html html, StringBuilder plain, String name, String text) {
        html.open("div").element("b", Html.FAINT, name).raw(" ").text(text).close("div");
        plain.append('\n').append(String.format(Locale.ROOT, "%-9s", name)).append(text);
    }

    private static String number(double points) {
        return points == Math.rint(points) ? String.valueOf((int) points) : String.valueOf(points);
    }
}
