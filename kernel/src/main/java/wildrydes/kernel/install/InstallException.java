package wildrydes.kernel.install;

/** The kernel was not installed; the message says why and what to do, in sentences for people. */
public final class InstallException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InstallException(String message) {
        super(message);
    }

    InstallException(String message, Throwable cause) {
        super(message, cause);
    }
}
