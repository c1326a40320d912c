package wildrydes.cloud.wire;

import java.util.Map;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkPojo;
import wildrydes.cloud.auth.AuthException;
import wildrydes.cloud.auth.Signatures;
import wildrydes.cloud.http.HttpAnswer;
import wildrydes.cloud.http.HttpRequest;

/**
 * awsQuery: parameters in a form, or in the query string of a GET, and XML back
 * (smithy.io/2.0/aws/protocols/aws-query-protocol.html). Codes that all Query services share are those of IAM
 * (docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html).
 */
final class QueryProtocol implements Protocol {

    static final String XML = "text/xml";
    private static final String FORM = "application/x-www-form-urlencoded";
    /** IAM's largest documents are policies of some ten thousand characters. */
    private static final int MOST_BODY_BYTES = 1 << 20;

    @Override
    public String name() {
        return "awsQuery";
    }

    @Override
    public boolean speaks(HttpRequest request, Services services) {
        return request.path().equals("/")
                && switch (request.method()) {
                    case "POST" -> request.contentType().equals(FORM);
                    case "GET" -> ("&" + request.query()).contains("&Action=");
                    default -> false;
                };
    }

    @Override
    public Operation route(HttpRequest request, Services services) {
        FormNode form = form(request);
        String action = form.text("Action");
        if (action.isEmpty()) {
            throw new ServiceError("MissingAction", 400, "The request is missing an action or a required parameter.");
        }
        String version = form.text("Version");
        Routes routes = services.byQuery(Signatures.scope(request), version);
        Operation operation = routes == null ? null : routes.named(action);
        if (operation == null) {
            throw new ServiceError(
                    "InvalidAction",
                    400,
                    routes != null && routes.existsAtAws(action)
                            ? "Operation " + action + " of " + routes.service().name()
                                    + " is not served by this local cloud; its coverage.md lists those that are."
                            : "Could not find operation " + action + " for version "
                                    + (version.isEmpty() ? "NO_VERSION_SPECIFIED" : version));
        }
        return operation;
    }

    private static FormNode form(HttpRequest request) {
        byte[] body = request.method().equals("POST") ? Compressed.body(request) : new byte[0];
        if (body.length > MOST_BODY_BYTES) {
            throw new ServiceError(
                    "RequestEntityTooLarge",
                    413,
                    "The form is larger than " + MOST_BODY_BYTES + " bytes; send fewer or shorter parameters.");
        }
        try {
            return request.method().equals("POST") ? FormNode.of(body) : FormNode.of(request.query());
        } catch (IllegalArgumentException e) {
            throw new ServiceError("MalformedQueryString", 404, "The query string contains a syntax error.");
        }
    }

    @Override
    public AwsRequest read(Operation operation, HttpRequest request) {
        SdkPojo builder = operation.newBuilder();
        try {
            FormReader.fill(builder, form(request));
        } catch (ScalarText.NotAValue e) {
            throw new ServiceError("MalformedInput", 400, e.getMessage());
        }
        return Operation.build(builder);
    }

    @Override
    public HttpAnswer answer(Operation operation, ResponseStream<?> response, HttpRequest request) {
        XmlText xml = new XmlText();
        String root = operation.name() + "Response";
        Service service = operation.service();
        xml.open(root)
                .attribute("xmlns", namespace(service.signingName(), version(service)))
                .inside();
        SdkPojo result = response.response();
        if (!Structure.of(result).payload().isEmpty()) {
            XmlWriter.structure(xml, operation.name() + "Result", result, null);
        }
        xml.open("ResponseMetadata").inside().element("RequestId", request.id()).close("ResponseMetadata");
        return HttpAnswer.of(200, XML, xml.close(root).bytes());
    }

    private static String version(Service service) {
        Address.Query address = service.address(Address.Query.class);
        return address == null ? "" : address.version();
    }

    private static String namespace(String service, String version) {
        return "https://" + service + ".amazonaws.com/doc/" + version + "/";
    }

    @Override
    public Failure failure(RuntimeException thrown) {
        return translated(thrown);
    }

    /** What a thrown exception means in this protocol. */
    static Failure translated(RuntimeException thrown) {
        Failure failure = Failure.of(thrown);
        if (thrown instanceof AuthException refused) {
            return refused(refused, failure);
        }
        return switch (failure.code()) {
            case "AccessDeniedException" -> failure.as("AccessDenied", 403);
            case "ValidationException" -> failure.as("ValidationError", 400);
            default -> failure.modelled() == null ? failure : failure.withoutSuffix();
        };
    }

    private static Failure refused(AuthException refused, Failure failure) {
        return switch (refused.reason()) {
            case MISSING -> failure.as("MissingAuthenticationToken", 403, "Request is missing Authentication Token");
            case INCOMPLETE -> failure.as("IncompleteSignature", 400);
            case UNKNOWN_KEY -> failure.as("InvalidClientTokenId", 403);
            case EXPIRED_TOKEN -> failure.as("ExpiredToken", 403);
            default -> failure.as("SignatureDoesNotMatch", 403);
        };
    }

    @Override
    public HttpAnswer error(Failure failure, HttpRequest request) {
        XmlText xml = new XmlText();
        xml.open("ErrorResponse");
        String scope = Signatures.scope(request);
        if (!scope.isEmpty()) {
            xml.attribute("xmlns", namespace(scope, versionAsked(request)));
        }
        xml.inside().open("Error").inside();
        xml.element("Type", fault(failure)).element("Code", failure.code());
        if (failure.message() != null) {
            xml.element("Message", failure.message());
        }
        if (failure.modelled() != null) {
            XmlWriter.members(xml, failure.modelled());
        }
        xml.close("Error").element("RequestId", request.id()).close("ErrorResponse");
        return new HttpAnswer(failure.status(), XML, Map.of(), xml.bytes());
    }

    /** Whose fault it is. */
    static String fault(Failure failure) {
        return failure.status() >= 500 ? "Receiver" : "Sender";
    }

    private static String versionAsked(HttpRequest request) {
        try {
            return form(request).text("Version");
        } catch (ServiceError e) {
            return ""; // the error tells of the form already
        }
    }
}
