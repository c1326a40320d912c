package wildrydes.cloud.auth;

/** Why a signature is refused; each protocol has its own code for it. */
public enum Reason {
    /** There is none. */
    MISSING("MissingAuthenticationTokenException"),
    /** A part of it is missing or has no sense. */
    INCOMPLETE("IncompleteSignatureException"),
    /** The key, or its session token, is not known. */
    UNKNOWN_KEY("UnrecognizedClientException"),
    /** The session token is past its time. */
    EXPIRED_TOKEN("ExpiredTokenException"),
    /** It was made for another service, day, or without the host. */
    WRONG_SCOPE("InvalidSignatureException"),
    /** It is too old, or from the future. */
    SKEWED("InvalidSignatureException"),
    /** A presigned URL is past its time. */
    EXPIRED_URL("InvalidSignatureException"),
    /** It is in the header and in the query string. */
    DOUBLE("InvalidSignatureException"),
    /** The cloud calculates another one. */
    MISMATCH("InvalidSignatureException"),
    /** The body is not the one that was signed. */
    BODY_MISMATCH("InvalidSignatureException"),
    /** The chunks that the body is framed in are not whole. */
    BODY_FRAMING("InvalidSignatureException"),
    /** The hash of the body, or the word instead of it, is missing or unknown. */
    BODY_HASH("InvalidSignatureException");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    /** The code in AWS's JSON protocols. */
    public String code() {
        return code;
    }
}
