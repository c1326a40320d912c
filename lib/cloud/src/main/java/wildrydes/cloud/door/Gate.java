package wildrydes.cloud.door;

import software.amazon.awssdk.awscore.AwsRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.policy.Denial;
import wildrydes.cloud.wire.Operation;
import wildrydes.cloud.wire.ServiceError;

/** Decides whether a caller may do what a request asks; not asked about operations that are open to all. */
@FunctionalInterface
public interface Gate {

    /**
     * What allows the call, for example {@code administrator key}.
     *
     * @param resource ARN of what the request works on, or {@code *}
     * @throws ServiceError with code AccessDeniedException where nothing allows it
     */
    String allow(Operation operation, AwsRequest request, String resource, Caller caller);

    /** Told of a refusal that can explain itself, under the id that the caller has of the call. */
    default void refused(String requestId, Denial denial) {}

    /** Lets administrators do everything and others nothing. */
    static Gate administratorsOnly() {
        return (operation, request, resource, caller) -> {
            if (caller.administrator()) {
                return "administrator key";
            }
            throw new ServiceError(
                    "AccessDeniedException",
                    400,
                    "User: " + caller.arn() + " is not authorized to perform: " + operation + " on resource: "
                            + resource + " because no identity-based policy allows the " + operation + " action");
        };
    }
}
