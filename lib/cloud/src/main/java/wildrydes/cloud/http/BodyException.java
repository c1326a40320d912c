package wildrydes.cloud.http;

/** A request whose body cannot be read to its end; the sentence is for the client. */
public final class BodyException extends RuntimeException {

    /** What is wrong with the body. */
    public enum Kind {
        TOO_LARGE("RequestEntityTooLargeException", 413),
        TOO_SLOW("RequestTimeoutException", 408),
        CUT_OFF("IncompleteBodyException", 400);

        private final String code;
        private final int status;

        Kind(String code, int status) {
            this.code = code;
            this.status = status;
        }

        /** The code in AWS's JSON protocols. */
        public String code() {
            return code;
        }

        /** HTTP status. */
        public int status() {
            return status;
        }
    }

    private final Kind kind;

    BodyException(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
