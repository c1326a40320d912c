package wildrydes.cloud.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;
import wildrydes.cloud.auth.Signatures;
import wildrydes.cloud.http.HttpAnswer;
import wildrydes.cloud.http.HttpRequest;

/**
 * What REST-JSON and REST-XML have in common: the operation by method and path, members in path, query string, headers and
 * status, and a body that is a document, a member all by itself, or a stream.
 */
abstract class RestProtocol implements Protocol {

    private static final int PARTIAL_CONTENT = 206;
    private static final byte[] NOTHING = new byte[0];
    private static final String BYTES = "application/octet-stream";

    private final Class<? extends Address> kind;
    private final String contentType;

    RestProtocol(Class<? extends Address> kind, String contentType) {
        this.kind = kind;
        this.contentType = contentType;
    }

    @Override
    public boolean speaks(HttpRequest request, Services services) {
        return request.header("x-amz-target") == null && services.havePath(Signatures.scope(request), kind);
    }

    /** The path that the operations' templates know. */
    String path(HttpRequest request) {
        return request.path();
    }

    /** The refusal of a request that is for none of the operations served; the name is AWS's, or null where it has none. */
    abstract ServiceError unknown(Routes routes, @Nullable String operation);

    /** The refusal of a value of the wrong type. */
    abstract ServiceError mismatch(String sentence);

    /** The refusal of a path or query string that is not rightly encoded. */
    abstract ServiceError misencoded();

    abstract void readDocument(SdkPojo builder, byte[] body);

    abstract byte[] writeDocument(Operation operation, String name, SdkPojo structure);

    /** A text that is an answer by itself, as a document; null where it goes out as it is. */
    byte @Nullable [] writeText(Operation operation, String text) {
        return null;
    }

    private RestRoutes.@Nullable Match match(HttpRequest request, Routes routes) {
        return routes.rest().match(request, path(request));
    }

    @Override
    public Operation route(HttpRequest request, Services services) {
        Routes routes = services.byPath(Signatures.scope(request), kind);
        if (routes == null) {
            throw new IllegalStateException("A request was taken for a service that does not exist.");
        }
        RestRoutes.Match match = match(request, routes);
        Operation operation = match == null ? null : match.route().operation();
        if (operation == null) {
            throw unknown(routes, match == null ? null : match.route().name());
        }
        return operation;
    }

    @Override
    public AwsRequest read(Operation operation, HttpRequest request) {
        SdkPojo builder = operation.newBuilder();
        RestRoutes.Match match = match(request, operation.routes());
        try {
            RestMembers.read(builder, request, match == null ? Map.of() : match.labels());
        } catch (ScalarText.NotAValue e) {
            throw mismatch(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw misencoded();
        }
        if (!operation.readsStream()) {
            readBody(builder, request);
        }
        return Operation.build(builder);
    }

    private void readBody(SdkPojo builder, HttpRequest request) {
        Structure structure = Structure.of(builder);
        Member whole = structure.wholeBody();
        if (whole == null && structure.payload().isEmpty()) {
            return;
        }
        byte[] body = request.body();
        if (body.length == 0) {
            return;
        }
        if (whole == null) {
            readDocument(builder, body);
        } else if (whole.shape() instanceof Shape.StructureOf shape) {
            SdkPojo inside = shape.newBuilder();
            readDocument(inside, body);
            whole.set(builder, ((Buildable) inside).build());
        } else {
            Shape.Scalar scalar = (Shape.Scalar) whole.shape();
            whole.set(
                    builder,
                    switch (scalar.type()) {
                        case SDK_BYTES -> SdkBytes.fromByteArrayUnsafe(body);
                        default -> new String(body, StandardCharsets.UTF_8);
                    });
        }
    }

    @Override
    public HttpAnswer answer(Operation operation, ResponseStream<?> answer, HttpRequest request) {
        SdkPojo response = answer.response();
        Map<String, String> headers = new LinkedHashMap<>(RestMembers.headers(response));
        int usual = headers.containsKey("Content-Range") ? PARTIAL_CONTENT : operation.status();
        int status = RestMembers.status(response, usual);
        String type = taken(headers, "Content-Type");
        if (answer.content() != null) {
            return HttpAnswer.stream(status, type == null ? BYTES : type, headers, answer.content(), answer.length());
        }
        Structure structure = Structure.of(response);
        Member whole = structure.wholeBody();
        if (whole == null) {
            boolean empty = structure.payload().isEmpty();
            byte[] body = empty ? NOTHING : writeDocument(operation, operation.name() + "Result", response);
            // A HEAD tells of the document that it leaves out, as that of a bucket does (getmoto/moto#6042).
            String ofOurs = empty && !request.method().equals("HEAD") ? "" : contentType;
            return new HttpAnswer(status, type != null ? type : ofOurs, headers, body);
        }
        Object value = whole.value(response);
        if (value instanceof SdkPojo inside) {
            byte[] body = writeDocument(operation, whole.answerName().getValue(), inside);
            return new HttpAnswer(status, contentType, headers, body);
        }
        String text = value == null ? "" : String.valueOf(value);
        byte[] document = value instanceof SdkBytes ? null : writeText(operation, text);
        if (document != null) {
            return new HttpAnswer(status, contentType, headers, document);
        }
        byte[] body =
                value instanceof SdkBytes bytes ? bytes.asByteArrayUnsafe() : text.getBytes(StandardCharsets.UTF_8);
        return new HttpAnswer(status, type == null ? BYTES : type, headers, body);
    }

    private static @Nullable String taken(Map<String, String> headers, String name) {
        return headers.remove(name);
    }
}
