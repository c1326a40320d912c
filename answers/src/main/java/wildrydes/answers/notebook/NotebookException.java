package wildrydes.answers.notebook;

/** A file that should be a notebook and is not; the message says what to do. */
public final class NotebookException extends RuntimeException {

    NotebookException(String message) {
        super(message);
    }

    NotebookException(String message, Throwable cause) {
        super(message, cause);
    }
}
