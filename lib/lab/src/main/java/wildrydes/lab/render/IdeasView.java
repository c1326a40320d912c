package wildrydes.lab.render;

import java.util.List;
import java.util.Locale;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.lab.exercise.Question.Idea;

/** Which ideas an answer has, and a question for each that it lacks. */
public final class IdeasView {

    private static final String READ_BY_A_PERSON =
            "No points: a person reads your answer, and a program only finds words. Save the notebook before you look again.";

    private IdeasView() {}

    public static MimeBundle of(String id, List<Idea> ideas) {
        long found = ideas.stream().filter(Idea::found).count();
        String score = String.format(Locale.ROOT, "%s: %d of %d ideas found so far", id, found, ideas.size());
        Html html = new Html().open("div").element("b", "", score);
        StringBuilder plain = new StringBuilder(score);
        for (Idea idea : ideas) {
            String name = idea.found() ? "Found    " : "Missing  ";
            String text = idea.found() ? idea.name() : idea.asked();
            html.open("div")
                    .element("b", idea.found() ? Html.GOOD : Html.FAINT, name.strip())
                    .raw(" ")
                    .text(text)
                    .close("div");
            plain.append('\n').append(name).append(text);
        }
        html.element("div", Html.FAINT, READ_BY_A_PERSON);
        plain.append('\n').append(READ_BY_A_PERSON);
        return MimeBundle.text(plain.toString()).withHtml(html.close("div").toString());
    }
}
