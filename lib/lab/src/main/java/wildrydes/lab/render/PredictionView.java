package wildrydes.lab.render;

import java.util.List;
import wildrydes.kernel.api.MimeBundle;

/** Guesses beside facts. */
public final class PredictionView {

    private PredictionView() {}

    public static MimeBundle of(List<?> guess, List<?> actual) {
        Html html = new Html().open("div");
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < Math.max(guess.size(), actual.size()); i++) {
            boolean guessed = i < guess.size();
            String mine = guessed ? String.valueOf(guess.get(i)) : "none";
            String fact = i < actual.size() ? String.valueOf(actual.get(i)) : "-";
            boolean hit = guessed && mine.equals(fact);
            html.open("div")
                    .element("span", Html.FAINT, "your guess ")
                    .text(mine)
                    .element("span", Html.FAINT, " \u00b7 fact ")
                    .element("b", hit ? Html.GOOD : "", fact)
                    .close("div");
            plain.append(i == 0 ? "" : "\n")
                    .append("your guess ")
                    .append(mine)
                    .append(", fact ")
                    .append(fact);
        }
        return MimeBundle.text(plain.toString()).withHtml(html.close("div").toString());
    }
}
