package wildrydes.cloud.lambda;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.PolicyLengthExceededException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import wildrydes.cloud.door.Denied;

/** What Lambda says when it refuses a policy of a function, or a destination, from the sources that {@link LambdaErrors} names. */
final class PermissionErrors {

    private PermissionErrors() {}

    static void requirePolicyRevision(@Nullable String given, @Nullable String latest) {
        if (given != null && !given.equals(latest)) {
            throw LambdaErrors.outdated("GetPolicy");
        }
    }

    /** Recorded in elastic/beats#13963. */
    static InvalidParameterValueException deadLettersDenied(Denied why) {
        return LambdaErrors.invalid(
                "The provided execution role does not have permissions to call SendMessage on SQS", why);
    }

    /** The sentence is the one about dead letters, with the queue in it. */
    static InvalidParameterValueException destinationDenied(String action, String arn, Denied why) {
        return LambdaErrors.invalid(
                "The function's execution role does not have permissions to call " + action + " on " + arn, why);
    }

    static InvalidParameterValueException badDestination(String arn) {
        return LambdaErrors.invalid("The destination ARN " + arn + " is invalid.");
    }

    static InvalidParameterValueException ownDestination() {
        return LambdaErrors.invalid("You can't specify the function as a destination for itself.");
    }

    static InvalidParameterValueException badDestinations(@Nullable String onSuccess, @Nullable String onFailure) {
        return LambdaErrors.invalid("The provided destination config DestinationConfig(onSuccess="
                + (onSuccess == null ? null : "OnSuccess(destination=" + onSuccess + ")") + ", onFailure="
                + (onFailure == null ? null : "OnFailure(destination=" + onFailure + ")") + ") is invalid.");
    }

    static InvalidParameterValueException noPolicyOfLatest() {
        return LambdaErrors.invalid("We currently do not support adding policies for $LATEST.");
    }

    static InvalidParameterValueException badPrincipal() {
        return LambdaErrors.invalid("The provided principal was invalid. Please check the principal and try again.");
    }

    static ResourceConflictException statementExists(String id) {
        return LambdaErrors.conflict("The statement id (" + id
                + ") provided already exists. Please provide a new statement id, or remove the existing statement.");
    }

    static ResourceNotFoundException noStatement(String id) {
        return LambdaErrors.missing("Statement " + id + " is not found in resource policy.");
    }

    static ResourceNotFoundException noPolicy() {
        return LambdaErrors.missing("No policy is associated with the given resource.");
    }

    static ResourceNotFoundException noPolicyFor(String arn) {
        return LambdaErrors.missing("No policy found for: " + arn);
    }

    static PolicyLengthExceededException longPolicy(int bytes, int most) {
        return PolicyLengthExceededException.builder()
                .type(LambdaErrors.USER)
                .message("The final policy size (" + bytes + ") is bigger than the limit (" + most + ").")
                .statusCode(400)
                .build();
    }
}
