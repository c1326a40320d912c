package wildrydes.cloud.auth;

/** A signature that is refused; code and sentence are AWS's, and the protocol of the request gives them their form. */
public final class AuthException extends RuntimeException {

    private final String code;

    AuthException(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** For example {@code InvalidSignatureException}. */
    public String code() {
        return code;
    }

    /** The sentence; never null. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
