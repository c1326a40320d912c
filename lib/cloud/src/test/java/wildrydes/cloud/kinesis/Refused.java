package wildrydes.cloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.kinesis.model.KinesisException;

/** What a client sees of a refusal. */
final class Refused {

    private Refused() {}

    static void refused(ThrowingCallable call, String code, String sentence) {
        KinesisException refusal = catchThrowableOfType(KinesisException.class, call);
        assertThat(refusal).as("nothing was refused").isNotNull();
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(sentence);
        assertThat(refusal.statusCode()).isEqualTo(code.equals("InternalFailure") ? 500 : 400);
    }
}
