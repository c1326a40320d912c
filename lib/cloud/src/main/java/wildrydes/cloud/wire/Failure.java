package wildrydes.cloud.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import wildrydes.cloud.auth.AuthException;
import wildrydes.cloud.http.BodyException;

/**
 * Why a call failed, in the terms of the wire.
 *
 * @param code the service's error code
 * @param status HTTP status
 * @param message the service's sentence; null where AWS sends none
 * @param modelled the SDK's exception; null for an error without a model
 * @param unexpected what nobody meant to throw; null for an error of the caller's
 * @param details what the service tells beside the sentence, by name and in order; only REST-XML sends it
 */
public record Failure(
        String code,
        int status,
        @Nullable String message,
        @Nullable SdkPojo modelled,
        @Nullable Throwable unexpected,
        Map<String, String> details) {

    private static final String SUFFIX = "Exception";

    /** What a thrown exception means on the wire. */
    public static Failure of(RuntimeException thrown) {
        if (thrown instanceof ServiceError error) {
            return new Failure(error.code(), error.status(), error.getMessage(), null, null, error.details());
        }
        if (thrown instanceof BodyException body) {
            return new Failure(body.kind().code(), body.kind().status(), body.getMessage(), null, null, Map.of());
        }
        if (thrown instanceof AuthException refused) {
            return new Failure(
                    refused.code(), status(refused.code()), refused.sentence(), null, null, refused.details());
        }
        if (thrown instanceof AwsServiceException exception) {
            return of(exception);
        }
        return new Failure(
                "InternalFailure",
                500,
                "The request processing has failed because of an unknown error, exception or failure.",
                null,
                thrown,
                Map.of());
    }

    private static Failure of(AwsServiceException exception) {
        AwsErrorDetails details = exception.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        String message = details == null ? exception.getMessage() : details.errorMessage();
        int status = exception.statusCode();
        return new Failure(
                code == null ? exception.getClass().getSimpleName() : code,
                status == 0 ? 400 : status,
                message,
                exception,
                null,
                Map.of());
    }

    /** The same failure under another code. */
    Failure as(String otherCode, int otherStatus) {
        return new Failure(otherCode, otherStatus, message, modelled, unexpected, details);
    }

    /** The same failure in another service's words. */
    Failure as(String otherCode, int otherStatus, String otherMessage) {
        return new Failure(otherCode, otherStatus, otherMessage, modelled, unexpected, details);
    }

    /**
     * The same failure with the code that XML services give it: they name no exception NoSuchEntityException, but
     * NoSuchEntity. An exception whose code is told by its error details keeps that.
     */
    Failure withoutSuffix() {
        return code.endsWith(SUFFIX)
                        && modelled != null
                        && code.equals(modelled.getClass().getSimpleName())
                ? as(code.substring(0, code.length() - SUFFIX.length()), status)
                : this;
    }

    private static int status(String authCode) {
        return authCode.startsWith("AccessDenied") ? 403 : 400;
    }
}
