package wildrydes.cloud.door;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import wildrydes.cloud.auth.AuthException;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.auth.Signatures;
import wildrydes.cloud.auth.SignedBody;
import wildrydes.cloud.http.HttpAnswer;
import wildrydes.cloud.http.HttpHandler;
import wildrydes.cloud.http.HttpRequest;
import wildrydes.cloud.http.RequestBody;
import wildrydes.cloud.ledger.Ledger;
import wildrydes.cloud.wire.Failure;
import wildrydes.cloud.wire.MalformedBody;
import wildrydes.cloud.wire.Operation;
import wildrydes.cloud.wire.Protocol;
import wildrydes.cloud.wire.QueryCodes;
import wildrydes.cloud.wire.RequestStream;
import wildrydes.cloud.wire.ServiceError;
import wildrydes.cloud.wire.Services;

/**
 * What happens to an HTTP request, in AWS's order: its protocol and operation, whether its body is a document at all, who
 * signed it, the types of its members, the constraints, the policies, the service.
 */
public final class FrontDoor implements HttpHandler {

    private static final Logger LOG = Logger.getLogger(FrontDoor.class.getName());

    private static final String DASHBOARD = "/_dashboard";

    private final HttpHandler control;
    private final HttpHandler dashboard;
    private final Services services;
    private final Signatures signatures;
    private final Gate gate;
    private final Ledger ledger;

    /**
     * @param control answers everything under {@code /_lab/}
     * @param dashboard answers everything under {@code /_dashboard}
     */
    public FrontDoor(
            HttpHandler control,
            HttpHandler dashboard,
            Services services,
            Signatures signatures,
            Gate gate,
            Ledger ledger) {
        this.control = control;
        this.dashboard = dashboard;
        this.services = services;
        this.signatures = signatures;
        this.gate = gate;
        this.ledger = ledger;
    }

    @Override
    public HttpAnswer handle(HttpRequest request) {
        if (request.path().startsWith("/_lab/")) {
            return control.handle(request);
        }
        if (request.path().equals(DASHBOARD) || request.path().startsWith(DASHBOARD + "/")) {
            return dashboard.handle(request);
        }
        Protocol protocol = Protocol.of(request, services);
        if (protocol == null) {
            return unknown(request);
        }
        Passage passage = new Passage(ledger, request.id(), request.header(Caller.CELL_HEADER));
        HttpAnswer answer;
        Failure failure = null;
        try {
            answer = serve(request, protocol, passage);
        } catch (RuntimeException e) {
            failure = protocol.failure(e);
            if (failure.unexpected() != null) {
                LOG.log(Level.SEVERE, "Request " + request.id() + " failed.", failure.unexpected());
            }
            answer = QueryCodes.added(protocol.error(failure, request), e, passage.operation());
        }
        passage.answered(answer.status(), failure, request.content().received(), answer.length());
        return answer;
    }

    private HttpAnswer serve(HttpRequest request, Protocol protocol, Passage passage) {
        Operation operation = protocol.route(request, services);
        passage.routed(operation);
        return protocol.bodyFirst()
                ? serveBodyFirst(request, protocol, operation, passage)
                : serveSignatureFirst(request, protocol, operation, passage);
    }

    private HttpAnswer serveBodyFirst(HttpRequest request, Protocol protocol, Operation operation, Passage passage) {
        AwsRequest read = null;
        ServiceError unreadable = null;
        try {
            read = protocol.read(operation, request);
        } catch (MalformedBody e) {
            throw e;
        } catch (ServiceError e) {
            unreadable = e;
        }
        Caller caller = signatures.verify(request, operation.service().signingName(), operation.unsigned());
        passage.signedBy(caller);
        if (read == null) {
            throw unreadable == null ? new IllegalStateException("Nothing was read.") : unreadable;
        }
        RequestStream body = RequestStream.of(request.content().stream());
        return protocol.answer(operation, passage.through(gate, operation, read, body, caller), request);
    }

    private HttpAnswer serveSignatureFirst(
            HttpRequest request, Protocol protocol, Operation operation, Passage passage) {
        boolean unsigned = operation.unsigned() || protocol.takesStrangers();
        SignedBody signed = signatures.verifyHead(request, operation.service().signingName(), unsigned);
        passage.signedBy(signed.caller());
        RequestStream body = new RequestStream(signed.content(), signed::trailers);
        HttpRequest decoded = request.withBody(RequestBody.of(body, signed.length()));
        AwsRequest read = protocol.read(operation, decoded);
        return protocol.answer(operation, passage.through(gate, operation, read, body, signed.caller()), request);
    }

    /**
     * A request in no protocol that is spoken: AWS answers with these documents, without a content type
     * (mhart/kinesalite {@code test/connection.js}).
     */
    private HttpAnswer unknown(HttpRequest request) {
        if (request.method().equals("POST")
                && request.headerOrEmpty("x-amz-target").indexOf('.') > 0) {
            return HttpAnswer.text(404, "", "<UnknownOperationException/>\n");
        }
        AuthException refused = refused(request);
        return refused != null
                ? document(refused.code(), refused.sentence())
                : document("AccessDeniedException", "Unable to determine service/operation name to be authorized");
    }

    private static @Nullable AuthException refused(HttpRequest request) {
        try {
            Signatures.requirePresent(request);
            return null;
        } catch (AuthException e) {
            return e;
        }
    }

    private static HttpAnswer document(String code, String sentence) {
        String text = "<" + code + ">\n  <Message>" + escaped(sentence) + "</Message>\n</" + code + ">\n";
        return HttpAnswer.text(403, "", text);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
