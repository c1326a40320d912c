package wildrydes.cloud.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkPojo;
import wildrydes.cloud.http.HttpAnswer;
import wildrydes.cloud.http.HttpRequest;

/**
 * awsJson 1.0, awsJson 1.1 and their CBOR twin: everything in the body, the operation in {@code X-Amz-Target}
 * (smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html).
 */
final class TargetProtocol implements Protocol {

    private static final String SERIALIZATION = "SerializationException";
    /** The body where the operation answers nothing: empty rather than an empty object, as AWS sends it. */
    private static final byte[] NOTHING = new byte[0];

    private final String name;
    private final String contentType;
    private final DocumentReader reader;
    private final DocumentWriter writer;

    TargetProtocol(String name, String contentType, Dialect dialect) {
        this.name = name;
        this.contentType = contentType;
        this.reader = new DocumentReader(dialect);
        this.writer = new DocumentWriter(dialect);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean speaks(HttpRequest request, Services services) {
        return request.method().equals("POST") && request.contentType().equals(contentType);
    }

    @Override
    public Operation route(HttpRequest request, Services services) {
        String target = request.headerOrEmpty("x-amz-target");
        int dot = target.indexOf('.');
        Routes routes = dot < 0 ? null : services.byTarget(target.substring(0, dot));
        if (routes == null) {
            throw unknown(null);
        }
        String operationName = target.substring(dot + 1);
        Operation operation = routes.named(operationName);
        if (operation == null) {
            // AWS sends no sentence; one is added only where AWS itself would have served the call.
            throw unknown(
                    routes.existsAtAws(operationName)
                            ? "Operation " + operationName + " of "
                                    + routes.service().name()
                                    + " is not served by this local cloud; its coverage.md lists those that are."
                            : null);
        }
        return operation;
    }

    private static ServiceError unknown(@Nullable String sentence) {
        return new ServiceError("UnknownOperationException", 400, sentence);
    }

    @Override
    public AwsRequest read(Operation operation, HttpRequest request) {
        SdkPojo builder = operation.newBuilder();
        reader.fill(builder, Compressed.body(request));
        return Operation.build(builder);
    }

    @Override
    public HttpAnswer answer(Operation operation, ResponseStream<?> response, HttpRequest request) {
        SdkPojo body = response.response();
        EventSink events = response.events();
        if (events != null) {
            return HttpAnswer.pushed(
                    200,
                    EventStreamBody.CONTENT_TYPE,
                    Map.of(),
                    new EventStreamBody(response, events, writer, contentType));
        }
        return HttpAnswer.of(
                200, contentType, Structure.of(body).payload().isEmpty() ? NOTHING : writer.response(body));
    }

    @Override
    public HttpAnswer error(Failure failure, HttpRequest request) {
        String messageName = failure.code().equals(SERIALIZATION) ? "Message" : "message";
        return new HttpAnswer(
                failure.status(),
                contentType,
                Map.of("x-amzn-ErrorType", failure.code()),
                writer.error(failure.code(), messageName, failure.message(), failure.modelled()));
    }
}
