package wildrydes.cloud.dashboard;

/** What the dashboard's desk does not do; its sentence goes to the page as {@code {"message": ...}}. */
final class RefusedException extends RuntimeException {

    private final int status;

    /** @param message a sentence that names the offending value and the next step */
    RefusedException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
