package wildrydes.cloud.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import wildrydes.cloud.auth.AuthException;
import wildrydes.cloud.auth.Signatures;
import wildrydes.cloud.http.HttpAnswer;
import wildrydes.cloud.http.HttpRequest;

/** AWS's restJson1, such as Lambda's (smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html). */
final class RestJsonProtocol extends RestProtocol {

    private static final String JSON = "application/json";

    private final DocumentReader reader;
    private final DocumentWriter writer;

    RestJsonProtocol(Dialect dialect) {
        super(Address.RestJson.class, JSON);
        reader = new DocumentReader(dialect);
        writer = new DocumentWriter(dialect);
    }

    @Override
    public String name() {
        return "restJson1";
    }

    @Override
    public boolean speaks(HttpRequest request, Services services) {
        // Requests that are signed for nothing are REST-XML's.
        return !Signatures.scope(request).isEmpty() && super.speaks(request, services);
    }

    @Override
    ServiceError unknown(Routes routes, @Nullable String operation) {
        return new ServiceError(
                "UnknownOperationException",
                404,
                operation == null
                        ? null
                        : "Operation " + operation + " of " + routes.service().name()
                                + " is not served by this local cloud; its coverage.md lists those that are.");
    }

    @Override
    ServiceError mismatch(String sentence) {
        return Mismatch.error(sentence);
    }

    @Override
    ServiceError misencoded() {
        return Mismatch.error("The path or the query string is not percent-encoded UTF-8.");
    }

    @Override
    void readDocument(SdkPojo builder, byte[] body) {
        reader.fill(builder, body);
    }

    @Override
    byte[] writeDocument(Operation operation, String name, SdkPojo structure) {
        return writer.response(structure);
    }

    @Override
    public Failure failure(RuntimeException thrown) {
        Failure failure = Failure.of(thrown);
        boolean forbidden = thrown instanceof AuthException || failure.code().equals("AccessDeniedException");
        return forbidden ? failure.as(failure.code(), 403) : failure;
    }

    @Override
    public HttpAnswer error(Failure failure, HttpRequest request) {
        return new HttpAnswer(
                failure.status(),
                JSON,
                Map.of("x-amzn-ErrorType", failure.code()),
                writer.error(null, "message", failure.message(), failure.modelled()));
    }
}
