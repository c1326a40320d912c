package wildrydes.lab.render;

import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.Outcome;

/** Refusals of AWS, explained. */
public final class OutcomeView {

    private OutcomeView() {}

    static MimeBundle of(Outcome outcome) {
        Html html = new Html()
                .open("div")
                .element("b", Html.BAD, outcome.code())
                .element("div", Html.CODE + ";margin-left:1em", outcome.sentence());
        line(html, "It means", outcome.meaning());
        line(html, "Next", outcome.next());
        String reason = reason(outcome);
        if (!reason.isEmpty()) {
            html.element("pre", "margin:4px 0 0 1em", reason);
        }
        return MimeBundle.text(plain(outcome)).withHtml(html.close("div").toString());
    }

    /** Why policies refused it, without the sentence that stands above already. */
    private static String reason(Outcome outcome) {
        String why = outcome.why().strip();
        return why.startsWith(outcome.sentence())
                ? why.substring(outcome.sentence().length()).strip()
                : why;
    }

    private static void line(Html html, String name, String text) {
        html.open("div", "margin-left:1em")
                .element("b", Html.FAINT, name)
                .raw(" ")
                .text(text)
                .close("div");
    }

    /** The refusal and its explanation; where it worked, what came of it. */
    public static String plain(Outcome outcome) {
        return outcome.ok()
                ? outcome.value().map(String::valueOf).orElse("It worked.")
                : outcome.code() + "\n  " + outcome.sentence() + "\n  It means  " + outcome.meaning() + "\n  Next      "
                        + outcome.next()
                        + (outcome.why().isEmpty()
                                ? ""
                                : "\n\n" + reason(outcome).indent(2).stripTrailing());
    }
}
