package wildrydes.lab.sdk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;
import wildrydes.kernel.api.CellId;

/**
 * Tells the cloud which cell makes a call, so that its journal can say so, and remembers what was sent, which the journal does
 * not have. Safe for concurrent use.
 */
public final class SentCalls implements ExecutionInterceptor {

    private static final String CELL = "x-wildrydes-cell";
    private static final String REQUEST_ID = "x-amzn-RequestId";
    /** S3's own name for the same. */
    private static final String S3_REQUEST_ID = "x-amz-request-id";
    /** Command lines kept; a cell with more calls groups them, and one line of a group is enough. */
    private static final int KEPT = 512;
    /** Texts of SQL kept; one is asked for right after it was refused. */
    private static final int KEPT_CODES = 8;
    /** A line longer than this is shown with its end cut off. */
    private static final int LONGEST = 300;

    private record Sent(String service, String operation, SdkRequest request) {}

    private final Map<String, String> commands = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > KEPT;
        }
    };
    /** The SQL of requests that brought some, by their ids. */
    private final Map<String, String> codes = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > KEPT_CODES;
        }
    };

    private final Map<String, LongAdder> callsOfCells = new ConcurrentHashMap<>();
    private volatile @Nullable Sent last;

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        Optional<CellId> cell = CellId.current();
        if (cell.isEmpty()) {
            return context.httpRequest();
        }
        String id = cell.get().value();
        callsOfCells.computeIfAbsent(id, one -> new LongAdder()).increment();
        return context.httpRequest().toBuilder().putHeader(CELL, id).build();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        remember(
                context.request(),
                attributes,
                context.httpResponse()
                        .firstMatchingHeader(REQUEST_ID)
                        .or(() -> context.httpResponse().firstMatchingHeader(S3_REQUEST_ID))
                        .orElse(""));
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        String id = context.exception() instanceof AwsServiceException refusal && refusal.requestId() != null
                ? refusal.requestId()
                : "";
        remember(context.request(), attributes, id);
    }

    private void remember(SdkRequest request, ExecutionAttributes attributes, String requestId) {
        Sent sent = new Sent(
                String.valueOf(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME)),
                String.valueOf(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)),
                request);
        last = sent;
        if (!requestId.isEmpty()) {
            String command = CommandLine.of(sent.service(), sent.operation(), request, LONGEST);
            String code = SentSql.of(sent.operation(), request);
            synchronized (commands) {
                commands.put(requestId, command);
                if (!code.isEmpty()) {
                    codes.put(requestId, code);
                }
            }
        }
    }

    /** How many calls a cell has made by now, its background threads' among them. */
    public long of(CellId cell) {
        LongAdder calls = callsOfCells.get(cell.value());
        return calls == null ? 0 : calls.sum();
    }

    /** The {@code aws} line of a call, its end cut off where it is very long; empty where it is not known any more. */
    public String command(String requestId) {
        synchronized (commands) {
            return commands.getOrDefault(requestId, "");
        }
    }

    /** The SQL that a request brought to an application or to Athena; empty where it brought none, or is long ago. */
    public String sql(String requestId) {
        synchronized (commands) {
            return codes.getOrDefault(requestId, "");
        }
    }

    /** The whole {@code aws} line of the call that ended last; empty before the first one. */
    public String lastCommand() {
        Sent sent = last;
        return sent == null ? "" : CommandLine.of(sent.service(), sent.operation(), sent.request(), Integer.MAX_VALUE);
    }
}
