package wildrydes.lab;

import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What came of something that could fail: its value, or AWS's refusal with an explanation. */
public final class Outcome {

    private final @Nullable Object value;
    private final String code;
    private final String sentence;
    private final Explanation explanation;
    private final String why;

    private Outcome(@Nullable Object value, String code, String sentence, Explanation explanation, String why) {
        this.value = value;
        this.code = code;
        this.sentence = sentence;
        this.explanation = explanation;
        this.why = why;
    }

    /** @param reasons more about a refusal, by the id of the request and the sentence; empty where there is no more to say */
    static Outcome of(Action action, BinaryOperator<String> reasons) {
        try {
            return new Outcome(action.run(), "", "", Explanation.NONE, "");
        } catch (AwsServiceException e) {
            AwsErrorDetails details = e.awsErrorDetails();
            String code = details == null || details.errorCode() == null
                    ? e.getClass().getSimpleName()
                    : details.errorCode();
            String sentence = details == null || details.errorMessage() == null
                    ? String.valueOf(e.getMessage())
                    : details.errorMessage();
            String why = e.requestId() == null ? "" : reasons.apply(e.requestId(), sentence);
            return new Outcome(null, code, sentence, Explanation.of(code, sentence, e.statusCode()), why);
        } catch (SdkClientException e) {
            return new Outcome(
                    null, e.getClass().getSimpleName(), String.valueOf(e.getMessage()), Explanation.NO_ANSWER, "");
        } catch (QueryFailedException e) {
            return new Outcome(
                    null,
                    e.code(),
                    e.sentence(),
                    Explanation.ofQuery(e.code(), e.sentence()),
                    SqlPlace.of(e.sql(), e.sentence()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new LabException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether it worked. */
    public boolean ok() {
        return code.isEmpty();
    }

    /** What came of it, where it worked. */
    public Optional<Object> value() {
        return Optional.ofNullable(value);
    }

    /** AWS's error code, such as {@code ResourceNotFoundException}; empty where it worked. */
    public String code() {
        return code;
    }

    /** AWS's own sentence; empty where it worked. */
    public String sentence() {
        return sentence;
    }

    /** What the code means; empty where it worked. */
    public String meaning() {
        return explanation.meaning();
    }

    /**
     * Where policies refused it, which were looked at, which statement came nearest and what differs, and the smallest statement
     * that would allow it; where SQL was refused, the line that is meant and a mark below the place; empty otherwise.
     */
    public String why() {
        return why;
    }

    /** What to do next; empty where it worked. */
    public String next() {
        return explanation.next();
    }

    @Override
    public String toString() {
        return wildrydes.lab.render.OutcomeView.plain(this);
    }
}
