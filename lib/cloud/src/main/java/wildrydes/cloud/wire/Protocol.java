package wildrydes.cloud.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import wildrydes.cloud.http.HttpAnswer;
import wildrydes.cloud.http.HttpRequest;

/**
 * One of AWS's ways to put requests and answers into HTTP. Implementations know no service; they are driven by the SDK's
 * model classes.
 */
public interface Protocol {

    /** For coverage.md, for example {@code awsJson1.1}. */
    String name();

    /** Whether a request is in this protocol, which some tell by the services there are. */
    boolean speaks(HttpRequest request, Services services);

    /**
     * Whether AWS looks at the body before the signature, as in protocols whose signature covers the body's hash; otherwise
     * the body is read when it is known who sends it, and may be framed in signed chunks.
     */
    default boolean bodyFirst() {
        return true;
    }

    /**
     * Whether a request that nobody signed goes on to the policies, which may let in everybody, as those of S3's buckets can;
     * otherwise only operations that need no signature ({@link Unsigned}) do without one.
     */
    default boolean takesStrangers() {
        return false;
    }

    /**
     * The operation that a request names.
     *
     * @throws ServiceError with code UnknownOperationException where there is none
     */
    Operation route(HttpRequest request, Services services);

    /**
     * The SDK's request object.
     *
     * @throws ServiceError with code SerializationException where the body cannot be read
     */
    AwsRequest read(Operation operation, HttpRequest request);

    HttpAnswer answer(Operation operation, ResponseStream<?> response, HttpRequest request);

    /** What a thrown exception means in this protocol. */
    default Failure failure(RuntimeException thrown) {
        return Failure.of(thrown);
    }

    HttpAnswer error(Failure failure, HttpRequest request);

    /** The protocols spoken, the likeliest first. */
    static List<Protocol> all() {
        return AllProtocols.LIST;
    }

    /** The protocol of a request; null where it is in none of them. */
    static @Nullable Protocol of(HttpRequest request, Services services) {
        for (Protocol protocol : AllProtocols.LIST) {
            if (protocol.speaks(request, services)) {
                return protocol;
            }
        }
        return null;
    }
}
