package wildrydes.cloud.lambda;

import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigNotFoundException;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ServiceException;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import wildrydes.cloud.wire.ServiceError;

/** What Lambda says when it does not invoke a function, or not now, from the sources that {@link LambdaErrors} names. */
final class InvokeErrors {

    private InvokeErrors() {}

    static TooManyRequestsException throttled(ThrottleReason reason) {
        return TooManyRequestsException.builder()
                .type(LambdaErrors.USER)
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
                .type(LambdaErrors.USER)
                .message(bytes + " byte payload is too large for the RequestResponse invocation type (limit " + most
                        + " bytes)")
                .statusCode(413)
                .build();
    }

    static InvalidRequestContentException notJson(String why) {
        return InvalidRequestContentException.builder()
                .type(LambdaErrors.USER)
                .message("Could not parse request body into json: Could not parse payload into json: " + why)
                .statusCode(400)
                .build();
    }

    /** Our words. */
    static InvalidRequestContentException badContext() {
        return InvalidRequestContentException.builder()
                .type(LambdaErrors.USER)
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
        return LambdaErrors.invalid("Specified ReservedConcurrentExecutions for function decreases account's"
                + " UnreservedConcurrentExecution below its minimum value of [" + least + "].");
    }

    static ProvisionedConcurrencyConfigNotFoundException noProvisioned() {
        return ProvisionedConcurrencyConfigNotFoundException.builder()
                .type(LambdaErrors.USER)
                .message("No Provisioned Concurrency Config found for this function")
                .statusCode(404)
                .build();
    }
}
