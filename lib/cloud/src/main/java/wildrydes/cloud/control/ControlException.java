package wildrydes.cloud.control;

/** A control request that is refused; its sentence goes to the caller as {@code {"message": ...}}. */
public final class ControlException extends RuntimeException {

    private final int status;

    /**
     * @param status HTTP status, 400 or above
     * @param message a sentence that names the offending value and the next step
     */
    public ControlException(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
