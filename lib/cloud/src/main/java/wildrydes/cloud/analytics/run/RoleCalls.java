package wildrydes.cloud.analytics.run;

import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import wildrydes.cloud.analytics.ServiceRole;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.reading.Calls;
import wildrydes.cloud.wire.ResponseStream;

/** What applications ask of other services, each in its role. */
final class RoleCalls {

    private final Supplier<Door> door;

    /** @param door is not asked for before the first call */
    RoleCalls(Supplier<Door> door) {
        this.door = door;
    }

    /**
     * Does a request in a role.
     *
     * @param role ARN
     * @throws RuntimeException as {@link Door#call(AwsRequest, Caller)}
     */
    @SuppressWarnings("TypeParameterUnusedInFormals") // the SDK pairs each request class with one response class
    <R extends AwsResponse> R call(AwsRequest request, String role) {
        return door.get().call(request, ServiceRole.of(role));
    }

    /** All that is asked in one role. */
    Calls in(String role) {
        return new Calls(door, ServiceRole.of(role));
    }

    /** Does a request whose answer has a body, which is the caller's to close. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    <R extends AwsResponse> ResponseStream<R> open(AwsRequest request, String role) {
        return door.get().open(request, ServiceRole.of(role));
    }
}
