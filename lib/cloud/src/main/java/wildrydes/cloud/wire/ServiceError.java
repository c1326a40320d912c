package wildrydes.cloud.wire;

import org.jspecify.annotations.Nullable;

/**
 * An error that no model class of the SDK stands for, such as {@code ValidationException} or a refused signature; the
 * protocol of the request gives it its form.
 */
public class ServiceError extends RuntimeException {

    private final String code;
    private final int status;

    /**
     * @param code the service's error code, for example {@code SerializationException}
     * @param status HTTP status
     * @param message the service's sentence; null where AWS sends none
     */
    public ServiceError(String code, int status, @Nullable String message) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }
}
