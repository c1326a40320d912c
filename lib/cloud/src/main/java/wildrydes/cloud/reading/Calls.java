package wildrydes.cloud.reading;

import java.io.InputStream;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Door;

/** What one caller asks of services through the door. */
public final class Calls {

    private final Supplier<Door> door;
    private final Caller caller;

    /** @param door is not asked for before the first call */
    public Calls(Supplier<Door> door, Caller caller) {
        this.door = door;
        this.caller = caller;
    }

    /**
     * Does a request.
     *
     * @throws RuntimeException as {@link Door#call(AwsRequest, Caller)}
     */
    @SuppressWarnings("TypeParameterUnusedInFormals") // the SDK pairs each request class with one response class
    public <R extends AwsResponse> R call(AwsRequest request) {
        return door.get().call(request, caller);
    }

    /** Does a request with a body, such as PutObject. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <R extends AwsResponse> R call(AwsRequest request, InputStream body) {
        return door.get().call(request, body, caller);
    }
}
