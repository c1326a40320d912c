package wildrydes.kernel.client;

/** A kernel could not be started, ended, or did not answer in time. The message is a sentence for people. */
public final class KernelException extends RuntimeException {

    private static final long serialVersionUID = 1;

    KernelException(String message) {
        super(message);
    }

    KernelException(String message, Throwable cause) {
        super(message, cause);
    }
}
