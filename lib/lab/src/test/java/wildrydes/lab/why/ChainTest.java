package wildrydes.lab.why;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import wildrydes.lab.Diagnosis;
import wildrydes.lab.Diagnosis.Link;
import wildrydes.lab.Diagnosis.Mark;
import wildrydes.lab.LabException;

class ChainTest {

    private static final RuntimeException REFUSED = LambdaException.builder()
            .awsErrorDetails(AwsErrorDetails.builder()
                    .errorCode("AccessDeniedException")
                    .errorMessage("You may not.")
                    .build())
            .build();

    private static Looked refused() {
        throw REFUSED;
    }

    @Test
    void endsAtTheFirstLinkThatIsBroken() {
        Diagnosis diagnosis = new Chain("Why?")
                .look("unicorns", () -> Looked.fine("fly"))
                .look("stream", () -> Looked.symptom("is slow"))
                .look("trigger", () -> Looked.broken("is gone", "Make it."))
                .look("table", () -> {
                    throw new AssertionError("nobody looks behind a broken link");
                })
                .end("Wait.");

        assertThat(diagnosis.links())
                .containsExactly(
                        new Link("unicorns", Mark.FINE, "fly"),
                        new Link("stream", Mark.SYMPTOM, "is slow"),
                        new Link("trigger", Mark.BROKEN, "is gone"));
        assertThat(diagnosis.broken()).map(Link::what).contains("trigger");
        assertThat(diagnosis.next()).isEqualTo("Make it.");
    }

    @Test
    void whatCannotBeLookedAtIsSaidAndEndsNothing() {
        Diagnosis diagnosis = new Chain("Why?")
                .look("trigger", ChainTest::refused)
                .look("table", () -> {
                    throw new LabException("The cloud does not answer.");
                })
                .look("queue", () -> Looked.fine("is there"))
                .end("Wait.");

        assertThat(diagnosis.links())
                .containsExactly(
                        new Link("trigger", Mark.UNSEEN, "could not be looked at: You may not."),
                        new Link("table", Mark.UNSEEN, "could not be looked at: The cloud does not answer."),
                        new Link("queue", Mark.FINE, "is there"));
        assertThat(diagnosis.broken()).isEmpty();
        assertThat(diagnosis.next()).isEqualTo("Wait.");
    }

    @Test
    void whatCannotBeFoundOutOnTheWayIsALinkOfItsOwn() {
        Chain chain = new Chain("Why?");

        Optional<String> found = chain.find("functions", () -> {
            throw REFUSED;
        });

        assertThat(found).isEmpty();
        assertThat(chain.find("tables", () -> Optional.of("t"))).contains("t");
        assertThat(chain.end("").links())
                .containsExactly(new Link("functions", Mark.UNSEEN, "could not be looked for: You may not."));
    }
}
