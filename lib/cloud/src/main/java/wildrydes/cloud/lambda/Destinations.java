package wildrydes.cloud.lambda;

import org.jspecify.annotations.Nullable;
import wildrydes.cloud.door.Denied;

/** Where records of asynchronous invocations and dead letters may go, and whether a function's role lets them. */
final class Destinations {

    private static final String QUEUE = "arn:aws:sqs:";
    private static final String FUNCTION = "arn:aws:lambda:";
    private static final String BUCKET = "arn:aws:s3:::";

    private final Functions functions;
    private final RolePermissions permissions;

    Destinations(Functions functions, RolePermissions permissions) {
        this.functions = functions;
        this.permissions = permissions;
    }

    /** Refuses a queue for dead letters that the role may not send to, and anything that is none. */
    void requireDeadLetters(String arn, String role) {
        if (!arn.startsWith(QUEUE)) {
            throw LambdaErrors.notServed("A dead letter target other than an SQS queue");
        }
        try {
            permissions.require(role, "sqs:SendMessage", arn);
        } catch (Denied e) {
            throw PermissionErrors.deadLettersDenied(e);
        }
    }

    /** Refuses destinations that records of a function cannot go to. */
    void require(LambdaFunction function, @Nullable String onSuccess, @Nullable String onFailure) {
        String role = function.latest().settings().role();
        if (onSuccess != null) {
            require(function, role, onSuccess, onSuccess, onFailure);
        }
        if (onFailure != null && onFailure.startsWith(BUCKET)) {
            require(role, "s3:PutObject", "PutObject", onFailure, onFailure + "/*");
        } else if (onFailure != null) {
            require(function, role, onFailure, onSuccess, onFailure);
        }
    }

    private void require(
            LambdaFunction function, String role, String arn, @Nullable String onSuccess, @Nullable String onFailure) {
        if (arn.startsWith(QUEUE)) {
            require(role, "sqs:SendMessage", "SendMessage", arn, arn);
        } else if (arn.startsWith(FUNCTION)) {
            requireFunction(function, arn);
            require(role, "lambda:InvokeFunction", "InvokeFunction", arn, arn);
        } else if (arn.startsWith("arn:aws:sns:") || arn.startsWith("arn:aws:events:")) {
            throw LambdaErrors.notServed(
                    "A destination other than an SQS queue, a function or, for failures, a bucket");
        } else {
            throw PermissionErrors.badDestinations(onSuccess, onFailure);
        }
    }

    private void requireFunction(LambdaFunction function, String arn) {
        Target target = functions.names().target(arn);
        if (target.name().equals(function.name())) {
            throw PermissionErrors.ownDestination();
        }
        LambdaFunction found = functions.find(target.name());
        if (found == null || !found.has(target.key())) {
            throw PermissionErrors.badDestination(arn);
        }
    }

    private void require(String role, String action, String call, String arn, String resource) {
        try {
            permissions.require(role, action, resource);
        } catch (Denied e) {
            throw PermissionErrors.destinationDenied(call, arn, e);
        }
    }
}
