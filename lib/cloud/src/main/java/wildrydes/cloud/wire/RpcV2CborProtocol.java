package wildrydes.cloud.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkPojo;
import wildrydes.cloud.http.HttpAnswer;
import wildrydes.cloud.http.HttpRequest;

/** Smithy RPC v2 CBOR, which newer clients speak (smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html). */
final class RpcV2CborProtocol implements Protocol {

    private static final String CBOR = "application/cbor";
    private static final String HEADER = "smithy-protocol";
    private static final String NAME = "rpc-v2-cbor";
    private static final Map<String, String> MARK = Map.of(HEADER, NAME);

    private final DocumentReader reader;
    private final DocumentWriter writer;

    RpcV2CborProtocol(Dialect dialect) {
        reader = new DocumentReader(dialect);
        writer = new DocumentWriter(dialect);
    }

    @Override
    public String name() {
        return "rpcv2Cbor";
    }

    @Override
    public boolean speaks(HttpRequest request, Services services) {
        return NAME.equals(request.header(HEADER)) && request.method().equals("POST");
    }

    /** The path ends with {@code /service/NAME/operation/NAME}; what stands before is the endpoint's. */
    @Override
    public Operation route(HttpRequest request, Services services) {
        String[] steps = request.path().split("/", -1);
        int last = steps.length - 1;
        boolean named = last >= 4 && steps[last - 3].equals("service") && steps[last - 1].equals("operation");
        Routes routes = named ? services.byTarget(steps[last - 2]) : null;
        Operation operation = routes == null ? null : routes.named(steps[last]);
        if (operation == null) {
            throw unknown(
                    routes != null && routes.existsAtAws(steps[last])
                            ? "Operation " + steps[last] + " of "
                                    + routes.service().name()
                                    + " is not served by this local cloud; its coverage.md lists those that are."
                            : null);
        }
        return operation;
    }

    private static ServiceError unknown(@Nullable String sentence) {
        return new ServiceError("UnknownOperationException", 404, sentence);
    }

    @Override
    public AwsRequest read(Operation operation, HttpRequest request) {
        SdkPojo builder = operation.newBuilder();
        // An operation without input is called without a body.
        byte[] body = Compressed.body(request);
        if (body.length > 0) {
            reader.fill(builder, body);
        }
        return Operation.build(builder);
    }

    @Override
    public HttpAnswer answer(Operation operation, ResponseStream<?> response, HttpRequest request) {
        SdkPojo body = response.response();
        EventSink events = response.events();
        if (events != null) {
            return HttpAnswer.pushed(
                    200, EventStreamBody.CONTENT_TYPE, MARK, new EventStreamBody(response, events, writer, CBOR));
        }
        return new HttpAnswer(200, CBOR, MARK, writer.response(body));
    }

    @Override
    public HttpAnswer error(Failure failure, HttpRequest request) {
        return new HttpAnswer(
                failure.status(),
                CBOR,
                Map.of(HEADER, NAME, "x-amzn-ErrorType", failure.code()),
                writer.error(failure.code(), "message", failure.message(), failure.modelled()));
    }
}
