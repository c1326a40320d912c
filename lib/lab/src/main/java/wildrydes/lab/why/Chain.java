package wildrydes.lab.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import wildrydes.lab.Diagnosis;
import wildrydes.lab.Diagnosis.Link;
import wildrydes.lab.Diagnosis.Mark;
import wildrydes.lab.LabException;

/** The links that were looked at. It ends at the first that is broken; one that cannot be looked at ends nothing. */
final class Chain {

    private final String question;
    private final List<Link> links = new ArrayList<>();
    private String next = "";

    Chain(String question) {
        this.question = question;
    }

    /** Looks at a link, unless one before it is broken. */
    Chain look(String what, Supplier<Looked> look) {
        if (isBroken()) {
            return this;
        }
        Looked looked;
        try {
            looked = look.get();
        } catch (SdkException | LabException e) {
            looked = Looked.unseen("could not be looked at: " + sentence(e));
        }
        links.add(new Link(what, looked.mark(), looked.found()));
        if (looked.mark() == Mark.BROKEN) {
            next = looked.next();
        }
        return this;
    }

    /** Finds something out on the way; what cannot be found out becomes a link of its own. */
    <T> Optional<T> find(String what, Supplier<Optional<T>> search) {
        try {
            return search.get();
        } catch (SdkException | LabException e) {
            look(what, () -> Looked.unseen("could not be looked for: " + sentence(e)));
            return Optional.empty();
        }
    }

    static String sentence(RuntimeException e) {
        boolean told = e instanceof AwsServiceException refusal
                && refusal.awsErrorDetails() != null
                && refusal.awsErrorDetails().errorMessage() != null;
        return told ? ((AwsServiceException) e).awsErrorDetails().errorMessage() : String.valueOf(e.getMessage());
    }

    boolean isBroken() {
        return links.stream().anyMatch(link -> link.mark() == Mark.BROKEN);
    }

    /** @param otherwise what to do where no link is broken */
    Diagnosis end(String otherwise) {
        return new Diagnosis(question, links, isBroken() ? next : otherwise);
    }
}
