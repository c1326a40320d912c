package wildrydes.cloud.lambda.code;

/** A zip file that is not taken; the message says why, for the one who made it. */
public final class RefusedPackageException extends RuntimeException {

    /** Which of its rules Lambda names when it refuses. */
    public enum Rule {
        /** The file has to be a zip file that can be taken apart. */
        READABLE,
        /** It has to have something in it. */
        NOT_EMPTY,
        /** As a zip file it must not be too large. */
        ZIPPED_SIZE,
        /** Its content must not be too large. */
        UNZIPPED_SIZE
    }

    private final Rule rule;

    RefusedPackageException(Rule rule, String message) {
        super(message);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }
}
