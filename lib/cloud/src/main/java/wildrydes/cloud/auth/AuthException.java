package wildrydes.cloud.auth;

import java.util.Map;

/** A signature that is refused; the sentence is AWS's, and the protocol of the request gives it its form and its code. */
public final class AuthException extends RuntimeException {

    private final Reason reason;
    private final transient Map<String, String> details;

    AuthException(Reason reason, String message) {
        this(reason, message, Map.of());
    }

    AuthException(Reason reason, String message, Map<String, String> details) {
        super(message, null, false, false);
        this.reason = reason;
        this.details = details;
    }

    public Reason reason() {
        return reason;
    }

    /** The code in AWS's JSON protocols, for example {@code InvalidSignatureException}. */
    public String code() {
        return reason.code();
    }

    /** The sentence; never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** What S3 tells beside the sentence, by its element names in their order, such as {@code StringToSign}. */
    public Map<String, String> details() {
        return details;
    }
}
