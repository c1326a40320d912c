package wildrydes.cloud.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error that no model class of the SDK stands for, such as {@code ValidationException} or a refused signature; the
 * protocol of the request gives it its form.
 */
public class ServiceError extends RuntimeException {

    private final String code;
    private final int status;
    private final transient Map<String, String> details;

    /**
     * @param code the service's error code, for example {@code SerializationException}
     * @param status HTTP status
     * @param message the service's sentence; null where AWS sends none
     */
    public ServiceError(String code, int status, @Nullable String message) {
        this(code, status, message, Map.of());
    }

    /** @param details what the service tells beside the sentence, by name and in order, as S3 does */
    public ServiceError(String code, int status, @Nullable String message, Map<String, String> details) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.details = details;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public Map<String, String> details() {
        return details;
    }
}
