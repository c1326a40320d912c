package wildrydes.cloud.door;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.ledger.Call;
import wildrydes.cloud.ledger.Ledger;
import wildrydes.cloud.wire.EventSink;
import wildrydes.cloud.wire.Failure;
import wildrydes.cloud.wire.Operation;
import wildrydes.cloud.wire.RequestStream;
import wildrydes.cloud.wire.ResourceNames;
import wildrydes.cloud.wire.ResponseStream;

/** One call on its way through the gate; collects on the way what the journal will say of it. Used by one thread at a time. */
final class Passage {

    /** What allows the operations before which no policy of the caller's is asked. */
    private static final String OPEN = "open to everyone";

    private final String requestId;
    private final Ledger ledger;
    private final long begun = System.nanoTime();
    private @Nullable Operation operation;
    private @Nullable Caller caller;
    private @Nullable String cell;
    private @Nullable String allowedBy;
    private @Nullable NotedEvents events;
    private String resource = ResourceNames.ANY;
    private BigDecimal cost = BigDecimal.ZERO;

    Passage(Ledger ledger, String requestId, @Nullable String cell) {
        this.ledger = ledger;
        this.requestId = requestId;
        this.cell = cell;
    }

    void routed(Operation operation) {
        this.operation = operation;
    }

    /** What is called; null as long as that is not known. */
    @Nullable
    Operation operation() {
        return operation;
    }

    void signedBy(Caller caller) {
        this.caller = caller;
        this.cell = caller.cell();
    }

    /** Checks the request against the service's constraints and the caller's rights, then does it. */
    ResponseStream<AwsResponse> through(
            Gate gate, Operation operation, AwsRequest request, RequestStream body, Caller caller) {
        operation.check(request);
        try {
            resource = operation.service().resources().of(request, caller);
            boolean open = operation.unsigned() || operation.open();
            allowedBy = open ? OPEN : gate.allow(operation, request, resource, caller);
            ResponseStream<AwsResponse> response = operation.invoke(request, body, caller);
            noteEvents(response.events());
            cost = ledger.charge(operation, request, response.response(), resource);
            return response;
        } catch (RuntimeException e) {
            Denied denied = Denied.in(e);
            if (denied != null) {
                gate.refused(requestId, denied.denial());
            }
            throw e;
        }
    }

    private void noteEvents(@Nullable EventSink sink) {
        if (sink != null) {
            NotedEvents noted = new NotedEvents(sink.source(), requestId, this::ended);
            sink.wrap(source -> noted);
            events = noted;
        }
    }

    /** The call has been answered, and ends now, or with the last of its events. */
    void answered(int status, @Nullable Failure failure, long requestBytes, long responseBytes) {
        NotedEvents to = events;
        if (to != null && failure == null) {
            to.answered(status, requestBytes);
            return;
        }
        if (to != null) {
            to.dropped();
        }
        ended(status, failure, requestBytes, responseBytes);
    }

    private void ended(int status, @Nullable Failure failure, long requestBytes, long responseBytes) {
        Operation did = operation;
        Caller by = caller;
        ledger.note(new Call(
                0, // number and time are the journal's to give
                Instant.EPOCH,
                cell,
                requestId,
                did == null ? "" : did.service().name(),
                did == null ? "" : did.name(),
                resource,
                status,
                failure == null ? null : failure.code(),
                failure == null ? null : failure.message(),
                by == null ? "" : by.arn(),
                allowedBy,
                requestBytes,
                responseBytes,
                TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun),
                cost));
    }
}
