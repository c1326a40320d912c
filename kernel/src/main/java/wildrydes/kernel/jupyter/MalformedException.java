package wildrydes.kernel.jupyter;

/** What arrived is no message, or one with wrong fields; it is logged and ignored. */
public final class MalformedException extends Exception {

    private static final long serialVersionUID = 1;

    MalformedException(String message) {
        super(message);
    }

    MalformedException(String message, Throwable cause) {
        super(message, cause);
    }
}
