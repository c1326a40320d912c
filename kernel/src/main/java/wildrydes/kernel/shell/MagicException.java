package wildrydes.kernel.shell;

/** A magic cannot be done. The message is a sentence for the user. */
@SuppressWarnings("serial")
final class MagicException extends Exception {

    MagicException(String message) {
        super(message);
    }

    MagicException(String message, Throwable cause) {
        super(message, cause);
    }
}
