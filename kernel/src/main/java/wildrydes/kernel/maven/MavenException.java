package wildrydes.kernel.maven;

/** Libraries cannot be had. The message is a sentence for the user, with the next step. */
@SuppressWarnings("serial")
public final class MavenException extends Exception {

    public MavenException(String message) {
        super(message);
    }

    public MavenException(String message, Throwable cause) {
        super(message, cause);
    }
}
