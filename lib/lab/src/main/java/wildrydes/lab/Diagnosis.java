package wildrydes.lab;

import java.util.List;
import java.util.Optional;
import wildrydes.lab.render.DiagnosisView;

/**
 * Why something is empty: the way of the records up to it, link by link, as far as the first one that is broken.
 *
 * @param question what was asked, such as "Why is table UnicornSensorData empty?"
 * @param links from the source on, in the direction in which records go
 * @param next what to do next; empty where nothing is wrong
 */
public record Diagnosis(String question, List<Link> links, String next) {

    /** What is to be said of a link. */
    public enum Mark {
        /** It does what it should. */
        FINE,
        /** It shows that something is wrong, and the reason lies further on. */
        SYMPTOM,
        /** Here records get stuck. */
        BROKEN,
        /** It could not be looked at. */
        UNSEEN
    }

    /**
     * A link of the chain.
     *
     * @param what it is, such as "stream wildrydes"
     * @param found what there is to see, a sentence or a part of one
     */
    public record Link(String what, Mark mark, String found) {}

    public Diagnosis {
        links = List.copyOf(links);
    }

    /** The link at which records get stuck; empty where none was found. */
    public Optional<Link> broken() {
        return links.stream().filter(link -> link.mark() == Mark.BROKEN).findFirst();
    }

    @Override
    public String toString() {
        return DiagnosisView.plain(this);
    }
}
