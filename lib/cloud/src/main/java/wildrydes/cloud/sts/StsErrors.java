package wildrydes.cloud.sts;

import java.time.Instant;
import software.amazon.awssdk.services.sts.model.ExpiredTokenException;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import software.amazon.awssdk.services.sts.model.MalformedPolicyDocumentException;
import wildrydes.cloud.policy.MalformedPolicyException;
import wildrydes.cloud.policy.PolicyReader;
import wildrydes.cloud.policy.PolicyType;
import wildrydes.cloud.wire.ServiceError;

/** What STS says when it refuses, as users' issues record it, but for those marked as ours. */
final class StsErrors {

    private StsErrors() {}

    static InvalidIdentityTokenException noToken() {
        return InvalidIdentityTokenException.builder()
                .message(
                        "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)")
                .build();
    }

    /** Only Cognito vouches for anybody here. */
    static InvalidIdentityTokenException foreignToken() {
        return InvalidIdentityTokenException.builder()
                .message("Couldn't retrieve verification key from your identity provider,  please reference"
                        + " AssumeRoleWithWebIdentity documentation for requirements")
                .build();
    }

    static ExpiredTokenException expiredToken(Instant now, Instant expired) {
        return ExpiredTokenException.builder()
                .message("Token expired: current date/time " + now.getEpochSecond()
                        + " must be before the expiration date/time " + expired.getEpochSecond())
                .build();
    }

    static ServiceError tooLong() {
        return validation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }

    static ServiceError tooLongForChain() {
        return validation(
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
    }

    static ServiceError sessionOfSession() {
        return new ServiceError("AccessDeniedException", 400, "Cannot call GetSessionToken with session credentials");
    }

    /** Our words. */
    static ServiceError noPolicy(String arn) {
        return validation("Policy " + arn + " does not exist or is not attachable.");
    }

    /** Our words, after IAM's constraint. */
    static ServiceError noRoleArn(String arn) {
        return validation(arn + " is invalid");
    }

    private static ServiceError validation(String sentence) {
        return new ServiceError("ValidationException", 400, sentence);
    }

    static void requireValid(String document) {
        try {
            PolicyReader.read(document, PolicyType.IDENTITY);
        } catch (MalformedPolicyException e) {
            throw MalformedPolicyDocumentException.builder()
                    .message(e.sentence())
                    .build();
        }
    }
}
