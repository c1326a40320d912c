package wildrydes.cloud.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.http.HttpAnswer;

/**
 * The codes of the Query protocol in answers of newer ones. A service that is spoken to in both sends them in a header, so
 * that programs that look for them still find them (smithy.io/2.0/aws/protocols/aws-query-protocol.html, awsQueryCompatible).
 */
public final class QueryCodes {

    private static final String HEADER = "x-amzn-query-error";

    private QueryCodes() {}

    /**
     * The answer with the header, where the service is one of those.
     *
     * @param operation null where the request named none
     */
    public static HttpAnswer added(HttpAnswer answer, RuntimeException thrown, @Nullable Operation operation) {
        Service service = operation == null ? null : operation.service();
        if (service == null
                || service.address(Address.Target.class) == null
                || answer.contentType().equals(QueryProtocol.XML)) {
            return answer;
        }
        Address.FormerQuery former = service.address(Address.FormerQuery.class);
        if (former == null && service.address(Address.Query.class) == null) {
            return answer;
        }
        Failure failure = QueryProtocol.translated(thrown);
        String code = former == null ? failure.code() : former.codes().getOrDefault(failure.code(), failure.code());
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.put(HEADER, code + ";" + QueryProtocol.fault(failure));
        return new HttpAnswer(answer.status(), answer.contentType(), headers, answer.body());
    }
}
