package wildrydes.kernel.jupyter;

/** The kernel cannot start; the message is a sentence for the person who started it. */
public final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StartException(String message) {
        super(message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
