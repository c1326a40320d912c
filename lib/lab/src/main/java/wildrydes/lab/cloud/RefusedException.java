package wildrydes.lab.cloud;

import org.jspecify.annotations.Nullable;

/** The cloud refused a control request; the message is its own sentence. */
public final class RefusedException extends RuntimeException {

    private final int status;

    RefusedException(int status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** HTTP status, 400 or above. */
    public int status() {
        return status;
    }
}
