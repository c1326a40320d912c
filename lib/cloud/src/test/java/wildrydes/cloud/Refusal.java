package wildrydes.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What a client of any service sees of a refusal. */
public final class Refusal {

    private Refusal() {}

    /** Asserts code, status and sentence; the exception, for its request id. */
    public static AwsServiceException refused(ThrowingCallable call, int status, String code, String sentence) {
        AwsServiceException refusal = catchThrowableOfType(AwsServiceException.class, call);
        assertThat(refusal).as("nothing was refused").isNotNull();
        assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(sentence);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(refusal.statusCode()).isEqualTo(status);
        return refusal;
    }
}
