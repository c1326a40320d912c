package wildrydes.lab;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkPojo;
import wildrydes.lab.render.Tree;

/**
 * Facts about one thing, for reading: a title and lines, or an answer of AWS as a tree that unfolds.
 *
 * @param title what the facts are about
 * @param lines the facts
 */
public record Card(String title, List<Line> lines) {

    /** A name and a fact; a fact that has parts is a tree, one to be seen is a picture with plain text and HTML. */
    public record Line(String name, Object fact) {}

    public Card {
        lines = List.copyOf(lines);
    }

    static Card of(String title) {
        return new Card(title, List.of());
    }

    Card with(String name, Object fact) {
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line(name, fact));
        return new Card(title, more);
    }

    static Card of(String title, SdkPojo answer) {
        Card card = of(title);
        for (Tree part : Tree.of("", answer).parts()) {
            card = card.with(part.name(), part);
        }
        return card;
    }

    @Override
    public String toString() {
        return wildrydes.lab.render.CardView.plain(this);
    }
}
