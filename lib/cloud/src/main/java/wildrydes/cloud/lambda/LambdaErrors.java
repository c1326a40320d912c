package wildrydes.cloud.lambda;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.PolicyLengthExceededException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigNotFoundException;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.ServiceException;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.lambda.code.Packages;
import wildrydes.cloud.lambda.code.RefusedPackageException;
import wildrydes.cloud.wire.ServiceError;

/**
 * What Lambda says when it refuses. Where nothing else is said, the sentence is AWS's own as localstack/localstack recorded it
 * ({@code tests/aws/services/lambda_/*.snapshot.json}).
 */
final class LambdaErrors {

    private static final String USER = "User";

    private LambdaErrors() {}

    static InvalidParameterValueException invalid(String sentence) {
        return InvalidParameterValueException.builder()
                .type(USER)
                .message(sentence)
                .statusCode(400)
                .build();
    }

    private static InvalidParameterValueException invalid(String sentence, Throwable why) {
        return InvalidParameterValueException.builder()
                .type(USER)
                .message(sentence)
                .statusCode(400)
                .cause(why)
                .build();
    }

    static ResourceNotFoundException missing(String sentence) {
        return ResourceNotFoundException.builder()
                .type(USER)
                .message(sentence)
                .statusCode(404)
                .build();
    }

    static ResourceConflictException conflict(String sentence) {
        return ResourceConflictException.builder()
                .type(USER)
                .message(sentence)
                .statusCode(409)
                .build();
    }

    static ResourceNotFoundException notFound(String arn) {
        return missing("Function not found: " + arn);
    }

    static ResourceNotFoundException noAlias(String arn) {
        return missing("Cannot find alias arn: " + arn);
    }

    static ResourceNotFoundException noAliasToUpdate(String arn) {
        return missing("Alias not found: " + arn);
    }

    static ResourceNotFoundException otherRegion(String named, String region) {
        return missing("Functions from '" + named + "' are not reachable in this region ('" + region + "')");
    }

    static InvalidParameterValueException longName(String name) {
        return invalid("1 validation error detected: Value '" + name
                + "' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64");
    }

    static InvalidParameterValueException qualifiersDiffer() {
        return invalid("The derived qualifier from the function name does not match the specified qualifier.");
    }

    static InvalidParameterValueException functionsOnly() {
        return invalid("This operation is permitted on Lambda functions only. Aliases and versions do not support this"
                + " operation. Please specify either a function name or an unqualified function ARN.");
    }

    /** Recorded by getmoto/moto (moto/awslambda/exceptions.py). */
    static ResourceConflictException exists(String name) {
        return conflict("Function already exist: " + name);
    }

    static ResourceConflictException aliasExists(String arn) {
        return conflict("Alias already exists: " + arn);
    }

    /** Recorded in karl-cardenas-coding/go-lambda-cleanup#45. */
    static ResourceConflictException versionInUse(List<String> aliases) {
        return conflict("Unable to delete version because the following aliases reference it: " + aliases);
    }

    /** Recorded in floci-io/floci#2824. */
    static InvalidParameterValueException aliasesStay() {
        return invalid("Deletion of aliases is not currently supported.");
    }

    static InvalidParameterValueException tooManyWeights() {
        return invalid("Number of items in AdditionalVersionWeights cannot be greater than 1");
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
        return invalid("Invalid function version " + version + ". Function version " + version
                + " is already included in routing configuration.");
    }

    static InvalidParameterValueException latestWithWeights() {
        return invalid("$LATEST is not supported for an alias pointing to more than 1 version");
    }

    static InvalidParameterValueException latestStays() {
        return invalid("$LATEST version cannot be deleted without deleting the function.");
    }

    static InvalidParameterValueException untrusting(Denied why) {
        return invalid("The role defined for the function cannot be assumed by Lambda.", why);
    }

    static ResourceConflictException updating(String arn) {
        return conflict(
                "The operation cannot be performed at this time. An update is in progress for resource: " + arn);
    }

    static ResourceConflictException pending() {
        return conflict("The operation cannot be performed at this time. The function is currently in the following"
                + " state: Pending");
    }

    private static PreconditionFailedException outdated(String operation) {
        return PreconditionFailedException.builder()
                .type(USER)
                .message("The Revision Id provided does not match the latest Revision Id. Call the " + operation
                        + " API to retrieve the latest Revision Id")
                .statusCode(412)
                .build();
    }

    /** Refuses a RevisionId that is not the latest; null passes. */
    static void requireRevision(@Nullable String given, String latest) {
        if (given != null && !given.equals(latest)) {
            throw outdated("GetFunction/GetAlias");
        }
    }

    static void requirePolicyRevision(@Nullable String given, @Nullable String latest) {
        if (given != null && !given.equals(latest)) {
            throw outdated("GetPolicy");
        }
    }

    static InvalidParameterValueException otherCode(String given, String latest) {
        return invalid("CodeSHA256 (" + given + ") is different from current CodeSHA256 in $LATEST (" + latest
                + "). Please try again with the CodeSHA256 in $LATEST.");
    }

    static InvalidParameterValueException oldRuntime(String runtime) {
        return invalid("The runtime parameter of " + runtime
                + " is no longer supported for creating or updating AWS Lambda functions. We recommend you use a"
                + " supported runtime while creating or updating functions.");
    }

    static InvalidParameterValueException noRuntime(String runtime, List<String> runtimes) {
        return invalid(
                "Value " + runtime + " at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: "
                        + runtimes + " or be a valid ARN");
    }

    /** Our words. */
    static InvalidParameterValueException notJava(String runtime) {
        return invalid(
                "The runtime " + runtime + " is not available here: this local cloud runs Java. Use java25, java21,"
                        + " java17, java11 or java8.al2.");
    }

    /** Our words. */
    static InvalidParameterValueException notServed(String what) {
        return invalid(what + " is not available in this local cloud; leave it out.");
    }

    /** The end is recorded in pipe-cd/pipecd#1401. */
    static InvalidParameterValueException noHandler() {
        return invalid("Runtime and Handler are mandatory parameters for functions created with deployment packages.");
    }

    /** Our words. */
    static InvalidParameterValueException noCode() {
        return invalid("Please provide a source for function code.");
    }

    /** Our words. */
    static InvalidParameterValueException twoSources() {
        return invalid("Please do not provide other FunctionCode parameters when providing a ZipFile.");
    }

    static RuntimeException refused(RefusedPackageException why) {
        return switch (why.rule()) {
            case READABLE ->
                invalid("Could not unzip uploaded file. Please check your file, then try to upload again.", why);
            // Recorded in aws/aws-cdk#12667.
            case NOT_EMPTY -> invalid("Uploaded file must be a non-empty zip", why);
            case UNZIPPED_SIZE ->
                invalid("Unzipped size must be smaller than " + Packages.MOST_UNZIPPED + " bytes", why);
            case ZIPPED_SIZE ->
                new ServiceError(
                        "RequestEntityTooLargeException",
                        413,
                        "Zipped size must be smaller than " + Packages.MOST_ZIPPED + " bytes");
        };
    }

    static InvalidParameterValueException notInS3(String code, String sentence, Throwable why) {
        return invalid(
                "Error occurred while GetObject. S3 Error Code: " + code + ". S3 Error Message: " + sentence, why);
    }

    /** Recorded in binxio/cfn-lb-ip-address-provider#4. */
    static ServiceError deniedByS3(String object) {
        return new ServiceError(
                "AccessDeniedException",
                403,
                "Your access has been denied by S3, please make sure your request credentials have permission to GetObject"
                        + " for " + object + ". S3 Error Code: AccessDenied. S3 Error Message: Access Denied");
    }

    /** Recorded in elastic/beats#13963. */
    static InvalidParameterValueException deadLettersDenied(Denied why) {
        return invalid("The provided execution role does not have permissions to call SendMessage on SQS", why);
    }

    /** The sentence is the one about dead letters, with the queue in it. */
    static InvalidParameterValueException destinationDenied(String action, String arn, Denied why) {
        return invalid("The function's execution role does not have permissions to call " + action + " on " + arn, why);
    }

    static InvalidParameterValueException badDestination(String arn) {
        return invalid("The destination ARN " + arn + " is invalid.");
    }

    static InvalidParameterValueException ownDestination() {
        return invalid("You can't specify the function as a destination for itself.");
    }

    static InvalidParameterValueException badDestinations(@Nullable String onSuccess, @Nullable String onFailure) {
        return invalid("The provided destination config DestinationConfig(onSuccess="
                + (onSuccess == null ? null : "OnSuccess(destination=" + onSuccess + ")") + ", onFailure="
                + (onFailure == null ? null : "OnFailure(destination=" + onFailure + ")") + ") is invalid.");
    }

    static InvalidParameterValueException imageOfZip() {
        return invalid("Please don't provide ImageUri when updating a function with packageType Zip.");
    }

    /** Our words. */
    static InvalidParameterValueException badMarker(String marker) {
        return invalid("The marker " + marker + " is not one that a list gave; leave it out to begin anew.");
    }

    static InvalidParameterValueException tooManyTags() {
        return invalid("Number of tags exceeds resource tag limit.");
    }

    /** Our words. */
    static InvalidParameterValueException badTag(String key) {
        return invalid(
                "Tag " + key + " is not allowed: keys have 1 to 128 characters and do not begin with aws:, values have"
                        + " at most 256.");
    }

    static InvalidParameterValueException largeEnvironment(String measured) {
        return invalid("Lambda was unable to configure your environment variables because the environment variables you"
                + " have provided exceeded the 4KB limit. String measured: " + measured);
    }

    /** Recorded in zuka-e/laravel-react-task-spa#146. */
    static InvalidParameterValueException reservedKeys(String keys) {
        return invalid("Lambda was unable to configure your environment variables because the environment variables you"
                + " have provided contains reserved keys that are currently not supported for modification. Reserved keys"
                + " used in this request: " + keys);
    }

    static InvalidParameterValueException tooManyLayers() {
        return invalid("Cannot reference more than 5 layers.");
    }

    static InvalidParameterValueException noLayer(String arn) {
        return invalid("Layer version " + arn + " does not exist.");
    }

    static InvalidParameterValueException layersOfOtherRegion(String region) {
        return invalid("Layers are not in the same region as the function. Layers are expected to be in region "
                + region + ".");
    }

    static InvalidParameterValueException sameLayer(String one, String other) {
        return invalid(
                "Two different versions of the same layer are not allowed to be referenced in the same function. " + one
                        + " and " + other + " are versions of the same layer.");
    }

    /** Recorded in serverlesspub/ffmpeg-aws-lambda-layer#23. */
    static InvalidParameterValueException largeWithLayers(long size) {
        return invalid("Function code combined with layers exceeds the maximum allowed size of "
                + Packages.MOST_UNZIPPED + " bytes. The actual size is " + size + " bytes.");
    }

    /** Of policies and of versions of layers. */
    static ResourceNotFoundException noResource() {
        return missing("The resource you requested does not exist.");
    }

    static TooManyRequestsException throttled(ThrottleReason reason) {
        return TooManyRequestsException.builder()
                .type(USER)
                .reason(reason)
                .message("Rate Exceeded.")
                .statusCode(429)
                .build();
    }

    /** Recorded in faultline/faultline#12 and ASFHyP3/hyp3#2241 for asynchronous invocations. */
    static ServiceError eventTooLarge(long bytes, long most) {
        return new ServiceError(
                "RequestEntityTooLargeException",
                413,
                bytes + " byte payload is too large for the Event invocation type (limit " + most + " bytes)");
    }

    /** The sentence is the one of asynchronous invocations, with the other type in its place. */
    static RequestTooLargeException requestTooLarge(long bytes, long most) {
        return RequestTooLargeException.builder()
                .type(USER)
                .message(bytes + " byte payload is too large for the RequestResponse invocation type (limit " + most
                        + " bytes)")
                .statusCode(413)
                .build();
    }

    static InvalidRequestContentException notJson(String why) {
        return InvalidRequestContentException.builder()
                .type(USER)
                .message("Could not parse request body into json: Could not parse payload into json: " + why)
                .statusCode(400)
                .build();
    }

    /** Our words. */
    static InvalidRequestContentException badContext() {
        return InvalidRequestContentException.builder()
                .type(USER)
                .message("Client context must be a valid Base64-encoded JSON object of at most 3,583 bytes.")
                .statusCode(400)
                .build();
    }

    /** Our words. */
    static ServiceException stopping() {
        return ServiceException.builder()
                .type("Service")
                .message("The cloud is being stopped; the function was ended before it had answered.")
                .statusCode(500)
                .build();
    }

    /** Our words. */
    static ServiceError queueFull() {
        return new ServiceError(
                "TooManyRequestsException", 429, "Too many events wait for functions; try again when some are done.");
    }

    static InvalidParameterValueException tooMuchReserved(int least) {
        return invalid("Specified ReservedConcurrentExecutions for function decreases account's"
                + " UnreservedConcurrentExecution below its minimum value of [" + least + "].");
    }

    static ProvisionedConcurrencyConfigNotFoundException noProvisioned() {
        return ProvisionedConcurrencyConfigNotFoundException.builder()
                .type(USER)
                .message("No Provisioned Concurrency Config found for this function")
                .statusCode(404)
                .build();
    }

    static InvalidParameterValueException noPolicyOfLatest() {
        return invalid("We currently do not support adding policies for $LATEST.");
    }

    static InvalidParameterValueException badPrincipal() {
        return invalid("The provided principal was invalid. Please check the principal and try again.");
    }

    static ResourceConflictException statementExists(String id) {
        return conflict("The statement id (" + id
                + ") provided already exists. Please provide a new statement id, or remove the existing statement.");
    }

    static ResourceNotFoundException noStatement(String id) {
        return missing("Statement " + id + " is not found in resource policy.");
    }

    static ResourceNotFoundException noPolicy() {
        return missing("No policy is associated with the given resource.");
    }

    static ResourceNotFoundException noPolicyFor(String arn) {
        return missing("No policy found for: " + arn);
    }

    static InvalidParameterValueException noTagsOfVersions() {
        return invalid("Tags on function aliases and versions are not supported. Please specify a function ARN.");
    }

    static InvalidParameterValueException noAsyncSettings() {
        return invalid("You must specify at least one of error handling or destination setting.");
    }

    static ResourceNotFoundException noFunctionForAsync() {
        return missing("The function doesn't exist.");
    }

    static ResourceNotFoundException noAsync(String arn) {
        return missing("The function " + arn + " doesn't have an EventInvokeConfig");
    }

    static InvalidParameterValueException badLayerVersion() {
        return invalid("Layer Version Cannot be less than 1");
    }

    static PolicyLengthExceededException longPolicy(int bytes, int most) {
        return PolicyLengthExceededException.builder()
                .type(USER)
                .message("The final policy size (" + bytes + ") is bigger than the limit (" + most + ").")
                .statusCode(400)
                .build();
    }
}
