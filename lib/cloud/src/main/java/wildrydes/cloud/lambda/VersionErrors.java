package wildrydes.cloud.lambda;

import java.util.List;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import wildrydes.cloud.wire.ServiceError;

/** What Lambda says when it refuses something about versions and aliases, from the sources that {@link LambdaErrors} names. */
final class VersionErrors {

    private VersionErrors() {}

    static ResourceNotFoundException noAlias(String arn) {
        return LambdaErrors.missing("Cannot find alias arn: " + arn);
    }

    static ResourceNotFoundException noAliasToUpdate(String arn) {
        return LambdaErrors.missing("Alias not found: " + arn);
    }

    static ResourceConflictException aliasExists(String arn) {
        return LambdaErrors.conflict("Alias already exists: " + arn);
    }

    /** Recorded in karl-cardenas-coding/go-lambda-cleanup#45. */
    static ResourceConflictException versionInUse(List<String> aliases) {
        return LambdaErrors.conflict("Unable to delete version because the following aliases reference it: " + aliases);
    }

    /** Recorded in floci-io/floci#2824. */
    static InvalidParameterValueException aliasesStay() {
        return LambdaErrors.invalid("Deletion of aliases is not currently supported.");
    }

    static InvalidParameterValueException tooManyWeights() {
        return LambdaErrors.invalid("Number of items in AdditionalVersionWeights cannot be greater than 1");
    }

    /** In the words of the constraints, which know no fractions. */
    static ServiceError badWeight(String version, double weight) {
        return new ServiceError(
                "ValidationException",
                400,
                "1 validation error detected: Value '{" + version + "=" + weight
                        + "}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must"
                        + " satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value"
                        + " greater than or equal to 0.0, Member must not be null]");
    }

    static InvalidParameterValueException sameVersion(String version) {
        return LambdaErrors.invalid("Invalid function version " + version + ". Function version " + version
                + " is already included in routing configuration.");
    }

    static InvalidParameterValueException latestWithWeights() {
        return LambdaErrors.invalid("$LATEST is not supported for an alias pointing to more than 1 version");
    }

    static InvalidParameterValueException latestStays() {
        return LambdaErrors.invalid("$LATEST version cannot be deleted without deleting the function.");
    }

    static InvalidParameterValueException otherCode(String given, String latest) {
        return LambdaErrors.invalid("CodeSHA256 (" + given + ") is different from current CodeSHA256 in $LATEST ("
                + latest + "). Please try again with the CodeSHA256 in $LATEST.");
    }
}
