package wildrydes.cloud.athena.ddl;

import org.jspecify.annotations.Nullable;

/**
 * A statement that failed while it was carried out; the message is what GetQueryExecution tells in {@code StateChangeReason}. Categories and types are those of
 * {@code AthenaError}; docs.aws.amazon.com/athena/latest/ug/error-reference.html.
 */
public final class DdlFailure extends RuntimeException {

    /** {@code ErrorType} of something that is not there. */
    static final int NOT_FOUND = 1301;

    /** {@code ErrorType} of something that is there already, or cannot be done. */
    static final int REFUSED = 1006;

    private static final int USER = 2;

    private final int errorType;

    /** @param cause what a service answered; null where the statement itself is wrong */
    DdlFailure(String message, int errorType, @Nullable Throwable cause) {
        super(message, cause);
        this.errorType = errorType;
    }

    /** {@code ErrorCategory}: 2, the user's. */
    public int category() {
        return USER;
    }

    /** {@code ErrorType}. */
    public int errorType() {
        return errorType;
    }
}
