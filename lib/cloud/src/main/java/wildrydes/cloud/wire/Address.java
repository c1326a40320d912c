package wildrydes.cloud.wire;

import java.util.Map;

/** How requests of a service say that they are for it. A service may be addressed in several ways. */
public sealed interface Address {

    /**
     * By the header {@code X-Amz-Target}, or by the path of Smithy RPC v2 CBOR.
     *
     * @param prefix what stands before the dot, for example {@code Kinesis_20131202}; in RPC v2 the service's name
     */
    record Target(String prefix) implements Address {}

    /**
     * By the parameters {@code Action} and {@code Version} and the service that the signature is scoped to.
     *
     * @param version the only version spoken, for example {@code 2010-05-08}
     */
    record Query(String version) implements Address {}

    /**
     * Not any more by parameters, as {@link Query}, but its errors still have the codes of that time, since programs look for them.
     *
     * @param codes by today's, where they differ
     */
    record FormerQuery(Map<String, String> codes) implements Address {}

    /** By method and path, with JSON bodies. */
    record RestJson() implements Address {}

    /**
     * By method, path and query string, with XML bodies. Requests that are signed for no service are for the service that
     * has this address.
     *
     * @param roots the outermost elements of answers, by operation, where they are not {@code OperationResult}; models do not
     *     tell
     */
    record RestXml(Map<String, String> roots) implements Address {}
}
