package wildrydes.cloud.store;

/** The disk did not do what it was asked to; nothing of what was asked is acknowledged, and a later attempt may succeed. */
public final class StoreException extends RuntimeException {

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
