package wildrydes.cloud.door;

import java.io.InputStream;
import java.time.InstantSource;
import java.util.UUID;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.auth.Keys;
import wildrydes.cloud.ledger.Ledger;
import wildrydes.cloud.wire.EventSink;
import wildrydes.cloud.wire.Failure;
import wildrydes.cloud.wire.Operation;
import wildrydes.cloud.wire.RequestStream;
import wildrydes.cloud.wire.ResponseStream;
import wildrydes.cloud.wire.Services;

/** How services call each other: in process, but checked, gated and journalled like a call over HTTP. */
public final class Door {

    private final Services services;
    private final Gate gate;
    private final Ledger ledger;
    private final RoleSessions sessions;

    /**
     * A door.
     *
     * @param keys knows the credentials that STS gives
     * @param wallTime on which these end
     */
    public Door(Services services, Gate gate, Ledger ledger, Keys keys, InstantSource wallTime) {
        this.services = services;
        this.gate = gate;
        this.ledger = ledger;
        this.sessions = new RoleSessions(keys, wallTime);
    }

    /**
     * Does a request on a caller's behalf.
     *
     * @param <R> the response class that belongs to the request class
     * @throws RuntimeException what the service throws: the SDK's own exceptions, or {@link
     *     wildrydes.cloud.wire.ServiceError}
     * @throws IllegalArgumentException where no service takes such a request
     * @throws Denied where policies do not allow it, or a role that is to be assumed for it ({@link Caller#assuming}) does not
     *     trust the service
     */
    // the SDK pairs each request class with one response class
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <R extends AwsResponse> R call(AwsRequest request, Caller caller) {
        return (R) withoutEvents(pass(request, InputStream.nullInputStream(), caller));
    }

    private static AwsResponse withoutEvents(ResponseStream<AwsResponse> response) {
        EventSink events = response.events();
        if (events != null) {
            events.source().closed(0);
        }
        return response.response();
    }

    /**
     * Does a request whose operation reads a body, such as PutObject; the body stays the caller's to close.
     *
     * @see #call(AwsRequest, Caller)
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <R extends AwsResponse> R call(AwsRequest request, InputStream body, Caller caller) {
        return (R) pass(request, body, caller).response();
    }

    /**
     * Does a request whose operation answers with a body, such as GetObject, or with events; the answer is the caller's to close.
     *
     * @see #call(AwsRequest, Caller)
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <R extends AwsResponse> ResponseStream<R> open(AwsRequest request, Caller caller) {
        return (ResponseStream<R>) pass(request, InputStream.nullInputStream(), caller);
    }

    /**
     * Asks whether a caller may make a request, without making it: for services that look at a role before they work in it.
     *
     * @throws Denied where policies do not allow it, or the role that is to be assumed for it
     * @throws IllegalArgumentException where no service takes such a request
     */
    public void require(AwsRequest request, Caller wanted) {
        Caller caller = sessions.acting(wanted, this::call);
        Operation operation = operation(request);
        gate.allow(operation, request, operation.service().resources().of(request, caller), caller);
    }

    private Operation operation(AwsRequest request) {
        Operation operation = services.of(request);
        if (operation == null) {
            throw new IllegalArgumentException(
                    "No service of this cloud takes a " + request.getClass().getSimpleName() + ".");
        }
        return operation;
    }

    private ResponseStream<AwsResponse> pass(AwsRequest request, InputStream body, Caller wanted) {
        Caller caller = sessions.acting(wanted, this::call);
        Operation operation = operation(request);
        Passage passage = new Passage(ledger, UUID.randomUUID().toString(), caller.cell());
        passage.routed(operation);
        passage.signedBy(caller);
        try {
            ResponseStream<AwsResponse> response =
                    passage.through(gate, operation, request, RequestStream.of(body), caller);
            passage.answered(200, null, 0, 0);
            return response;
        } catch (RuntimeException e) {
            Failure failure = Failure.of(e);
            passage.answered(failure.status(), failure, 0, 0);
            throw e;
        }
    }
}
