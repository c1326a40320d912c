package wildrydes.cloud.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import wildrydes.cloud.auth.AuthException;
import wildrydes.cloud.http.BodyException;
import wildrydes.cloud.http.HttpAnswer;
import wildrydes.cloud.http.HttpRequest;

/**
 * AWS's restXml as S3 speaks it (smithy.io/2.0/aws/protocols/aws-restxml-protocol.html): the error is the outermost element,
 * and a bucket may stand in the host's name. Codes and sentences that do not come from the service are S3's
 * (docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html).
 */
final class RestXmlProtocol extends RestProtocol {

    private static final String XML = "application/xml";
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
    private static final int NOT_MODIFIED = 304;
    private static final byte[] NOTHING = new byte[0];

    RestXmlProtocol() {
        super(Address.RestXml.class, XML);
    }

    @Override
    public String name() {
        return "restXml";
    }

    @Override
    public boolean bodyFirst() {
        return false;
    }

    @Override
    public boolean takesStrangers() {
        return true;
    }

    @Override
    String path(HttpRequest request) {
        return BucketPath.of(request);
    }

    @Override
    ServiceError unknown(Routes routes, @Nullable String operation) {
        return operation == null
                ? new ServiceError(
                        "MethodNotAllowed", 405, "The specified method is not allowed against this resource.")
                : new ServiceError(
                        "NotImplemented",
                        501,
                        "Operation " + operation + " of " + routes.service().name()
                                + " is not served by this local cloud; its coverage.md lists those that are.");
    }

    @Override
    ServiceError mismatch(String sentence) {
        return new ServiceError("InvalidArgument", 400, sentence);
    }

    @Override
    ServiceError misencoded() {
        return new ServiceError("InvalidURI", 400, "Couldn't parse the specified URI.");
    }

    @Override
    void readDocument(SdkPojo builder, byte[] body) {
        try {
            XmlReader.fill(builder, XmlNode.parse(body));
        } catch (XmlNode.Malformed e) {
            throw new ServiceError(
                    "MalformedXML",
                    400,
                    "The XML you provided was not well-formed or did not validate against our published schema");
        }
    }

    @Override
    byte[] writeDocument(Operation operation, String name, SdkPojo structure) {
        Address.RestXml address = operation.service().address(Address.RestXml.class);
        String root = address == null ? name : address.roots().getOrDefault(operation.name(), name);
        XmlText xml = XmlText.document();
        xml.open(root).attribute("xmlns", NAMESPACE).inside();
        XmlWriter.members(xml, structure);
        return xml.close(root).bytes();
    }

    /** The Region of a bucket is the content of an element, as which the model does not describe it. */
    @Override
    byte @Nullable [] writeText(Operation operation, String text) {
        Address.RestXml address = operation.service().address(Address.RestXml.class);
        String root = address == null ? null : address.roots().get(operation.name());
        return root == null
                ? null
                : XmlText.document()
                        .open(root)
                        .attribute("xmlns", NAMESPACE)
                        .inside()
                        .content(text)
                        .close(root)
                        .bytes();
    }

    @Override
    public Failure failure(RuntimeException thrown) {
        Failure failure = Failure.of(thrown);
        if (thrown instanceof AuthException refused) {
            return refused(refused, failure);
        }
        if (thrown instanceof BodyException body) {
            return switch (body.kind()) {
                case TOO_LARGE -> failure.as("EntityTooLarge", 400);
                case TOO_SLOW -> failure.as("RequestTimeout", 400);
                case CUT_OFF ->
                    failure.as(
                            "IncompleteBody",
                            400,
                            "You did not provide the number of bytes specified by the Content-Length HTTP header");
            };
        }
        if (failure.unexpected() != null) {
            return failure.as("InternalError", 500, "We encountered an internal error. Please try again.");
        }
        return switch (failure.code()) {
            case "AccessDeniedException" -> failure.as("AccessDenied", 403);
            case "ValidationException" -> failure.as("InvalidArgument", 400);
            default -> failure.withoutSuffix();
        };
    }

    private static Failure refused(AuthException refused, Failure failure) {
        return switch (refused.reason()) {
            case MISSING -> failure.as("AccessDenied", 403, "Access Denied");
            case INCOMPLETE, WRONG_SCOPE -> failure.as("AuthorizationHeaderMalformed", 400);
            case UNKNOWN_KEY ->
                failure.as(
                        "InvalidAccessKeyId", 403, "The AWS Access Key Id you provided does not exist in our records.");
            case EXPIRED_TOKEN -> failure.as("ExpiredToken", 400, "The provided token has expired.");
            case SKEWED ->
                failure.as(
                        "RequestTimeTooSkewed",
                        403,
                        "The difference between the request time and the current time is too large.");
            case EXPIRED_URL -> failure.as("AccessDenied", 403, "Request has expired");
            case DOUBLE ->
                failure.as(
                        "InvalidArgument",
                        400,
                        "Only one auth mechanism allowed; only the X-Amz-Algorithm"
                                + " query parameter, Signature query string parameter or the Authorization header should be specified");
            case BODY_FRAMING -> failure.as("IncompleteBody", 400);
            case BODY_HASH -> failure.as("InvalidRequest", 400);
            case BODY_MISMATCH -> failure.as("XAmzContentSHA256Mismatch", 400);
            case MISMATCH ->
                failure.as(
                        "SignatureDoesNotMatch",
                        403,
                        "The request signature we calculated does not match the signature you provided. Check your key and"
                                + " signing method.");
        };
    }

    @Override
    public HttpAnswer error(Failure failure, HttpRequest request) {
        if (failure.status() == NOT_MODIFIED) {
            return new HttpAnswer(NOT_MODIFIED, "", failure.details(), NOTHING);
        }
        if (request.method().equals("HEAD")) {
            // It tells of the document that it leaves out; DocSpring/libreconv#31 records an answer.
            return HttpAnswer.of(failure.status(), XML, NOTHING);
        }
        Map<String, String> elements = new LinkedHashMap<>();
        elements.put("Code", failure.code());
        if (failure.message() != null) {
            elements.put("Message", failure.message());
        }
        elements.putAll(failure.details());
        elements.putIfAbsent("Resource", request.path());
        elements.put("RequestId", request.id());
        XmlText xml = XmlText.document();
        xml.open("Error").inside();
        elements.forEach(xml::element);
        if (failure.modelled() != null) {
            XmlWriter.members(xml, failure.modelled());
        }
        return HttpAnswer.of(failure.status(), XML, xml.close("Error").bytes());
    }
}
