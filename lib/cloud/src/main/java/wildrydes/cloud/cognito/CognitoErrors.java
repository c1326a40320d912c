package wildrydes.cloud.cognito;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidIdentityPoolConfigurationException;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;

/** What Cognito says when it refuses, as users' issues record it, but for those marked as ours. */
final class CognitoErrors {

    private CognitoErrors() {}

    /** Recorded in aws-amplify/amplify-js#2534. */
    static ResourceNotFoundException noPool(String id) {
        return ResourceNotFoundException.builder()
                .message("IdentityPool '" + id + "' not found.")
                .build();
    }

    static ResourceNotFoundException noIdentity(String id) {
        return ResourceNotFoundException.builder()
                .message("Identity '" + id + "' not found.")
                .build();
    }

    /** Recorded in aws-amplify/aws-sdk-android#347. */
    static NotAuthorizedException noGuests() {
        return NotAuthorizedException.builder()
                .message("Unauthenticated access is not supported for this identity pool.")
                .build();
    }

    /** Nobody can log in here, since no provider's tokens can be checked without a network. */
    static NotAuthorizedException noLogins() {
        return NotAuthorizedException.builder()
                .message("Token is not from a supported provider of this identity pool.")
                .build();
    }

    /**
     * Recorded in amazon-archives/amazon-cognito-auth-js#196.
     *
     * @param cause why the role did not let itself be assumed; null where the pool has none
     */
    static InvalidIdentityPoolConfigurationException noUsableRole(@Nullable RuntimeException cause) {
        return InvalidIdentityPoolConfigurationException.builder()
                .message("Invalid identity pool configuration. Check assigned IAM roles for this pool.")
                .cause(cause)
                .build();
    }

    static InvalidParameterException classicIsClosed() {
        return InvalidParameterException.builder()
                .message("Basic (classic) flow is not enabled, please use enhanced flow.")
                .build();
    }

    /** Our words. */
    static InvalidParameterException badToken() {
        return InvalidParameterException.builder().message("Invalid NextToken.").build();
    }
}
