package wildrydes.answers.run;

/** Notebooks cannot be run at all; the message says what to do. */
public final class RunException extends RuntimeException {

    public RunException(String message) {
        super(message);
    }

    RunException(String message, Throwable cause) {
        super(message, cause);
    }
}
