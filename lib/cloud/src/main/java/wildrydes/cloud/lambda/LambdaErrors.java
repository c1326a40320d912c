package wildrydes.cloud.lambda;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import wildrydes.cloud.door.Denied;

/**
 * What Lambda says when it refuses. Where nothing else is said, the sentence is AWS's own as localstack/localstack recorded it
 * ({@code tests/aws/services/lambda_/*.snapshot.json}).
 */
final class LambdaErrors {

    static final String USER = "User";

    private LambdaErrors() {}

    static InvalidParameterValueException invalid(String sentence) {
        return InvalidParameterValueException.builder()
                .type(USER)
                .message(sentence)
                .statusCode(400)
                .build();
    }

    static InvalidParameterValueException invalid(String sentence, Throwable why) {
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

    static PreconditionFailedException outdated(String operation) {
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

    /** Of policies and of versions of layers. */
    static ResourceNotFoundException noResource() {
        return missing("The resource you requested does not exist.");
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
}
