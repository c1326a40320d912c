package wildrydes.pump.record;

/** Bytes that are not JSON. Carries no stack trace: a stream of bad records throws one for each. */
final class JsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int position;

    /**
     * @param position where the reader stopped, an index into its bytes
     * @param message what it expected there, to follow "the record is not JSON at byte N: "
     */
    JsonException(int position, String message) {
        super(message, null, false, false);
        this.position = position;
    }

    int position() {
        return position;
    }
}
