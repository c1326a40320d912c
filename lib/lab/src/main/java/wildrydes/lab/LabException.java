package wildrydes.lab;

/** Something in the lab is not as it has to be; the message is a sentence that names it, and the next step. */
public sealed class LabException extends RuntimeException permits QueryFailedException {

    public LabException(String message) {
        super(message);
    }

    public LabException(String message, Throwable cause) {
        super(message, cause);
    }
}
