package wildrydes.lab.render;

import java.util.Locale;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.Diagnosis;
import wildrydes.lab.Diagnosis.Link;
import wildrydes.lab.Diagnosis.Mark;

/** Chains of links with a mark on each, from the source down to what was asked about. */
public final class DiagnosisView {

    private static final String MARK = "display:inline-block;width:1.5em;font-weight:bold";
    private static final String LINE =
            "margin-left:1em;border-left:2px solid var(--jp-border-color1,#808080);padding:2px 8px";
    private static final String BROKEN_LINE =
            "margin-left:1em;border-left:2px solid var(--jp-error-color1,#d84315);padding:2px 8px";

    private DiagnosisView() {}

    static MimeBundle of(Diagnosis diagnosis) {
        Html html = new Html().open("div").element("b", "font-size:1.05em", diagnosis.question());
        for (Link link : diagnosis.links()) {
            html.open("div", link.mark() == Mark.BROKEN ? BROKEN_LINE : LINE)
                    .element("span", MARK + ";" + colour(link.mark()), sign(link.mark()))
                    .element("b", "", link.what())
                    .raw(" ")
                    .element("span", Html.CODE, link.found())
                    .close("div");
        }
        if (!diagnosis.next().isEmpty()) {
            html.open("div", "margin-left:1em;padding-top:4px")
                    .element("b", Html.FAINT, "Next")
                    .raw(" ")
                    .text(diagnosis.next())
                    .close("div");
        }
        return MimeBundle.text(plain(diagnosis)).withHtml(html.close("div").toString());
    }

    private static String sign(Mark mark) {
        return switch (mark) {
            case FINE -> "\u2713";
            case SYMPTOM -> "!";
            case BROKEN -> "\u2717";
            case UNSEEN -> "?";
        };
    }

    private static String colour(Mark mark) {
        return switch (mark) {
            case FINE -> Html.GOOD;
            case SYMPTOM, BROKEN -> Html.BAD;
            case UNSEEN -> Html.FAINT;
        };
    }

    private static String word(Mark mark) {
        return switch (mark) {
            case FINE -> "ok";
            case SYMPTOM -> "!";
            case BROKEN -> "BROKEN";
            case UNSEEN -> "?";
        };
    }

    /** A line for each link. */
    public static String plain(Diagnosis diagnosis) {
        int width = diagnosis.links().stream()
                .mapToInt(link -> link.what().length())
                .max()
                .orElse(1);
        StringBuilder text = new StringBuilder(diagnosis.question());
        for (Link link : diagnosis.links()) {
            text.append(String.format(Locale.ROOT, "\n  %-6s  %-" + width + "s  ", word(link.mark()), link.what()))
                    .append(link.found());
        }
        return diagnosis.next().isEmpty() ? text.toString() : text + "\n  Next    " + diagnosis.next();
    }
}
