package wildrydes.cloud.lambda.runner;

import com.amazonaws.services.lambda.runtime.api.client.logging.LambdaContextLogger;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.DtoSerializers;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.LambdaError;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.LambdaRuntimeApiClient;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.LambdaRuntimeClientException;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.io.IOException;
import java.util.Map;

/** The Runtime API (docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html) as AWS's client calls it, without native code. */
final class PlainRuntimeApi implements LambdaRuntimeApiClient {

    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private final PlainConnection connection;
    private final String base;

    /** @param api host and port, and a path where there is one */
    PlainRuntimeApi(String api) {
        int slash = api.indexOf('/');
        String address = slash < 0 ? api : api.substring(0, slash);
        this.connection = new PlainConnection(address);
        this.base = (slash < 0 ? "" : api.substring(slash)) + "/2018-06-01/runtime/";
    }

    @Override
    public InvocationRequest nextInvocation() throws IOException {
        PlainConnection.Answer answer = connection.get(base + "invocation/next");
        if (answer.status() != OK) {
            throw new LambdaRuntimeClientException("Failed to get next.", answer.status());
        }
        Map<String, String> headers = answer.headers();
        InvocationRequest request = new InvocationRequest();
        request.setId(headers.getOrDefault("lambda-runtime-aws-request-id", ""));
        request.setInvokedFunctionArn(headers.getOrDefault("lambda-runtime-invoked-function-arn", ""));
        request.setDeadlineTimeInMs(Long.parseLong(headers.getOrDefault("lambda-runtime-deadline-ms", "0")));
        request.setXrayTraceId(headers.get("lambda-runtime-trace-id"));
        request.setClientContext(headers.get("lambda-runtime-client-context"));
        request.setCognitoIdentity(headers.get("lambda-runtime-cognito-identity"));
        request.setContent(answer.body());
        return request;
    }

    @Override
    public InvocationRequest nextInvocationWithExponentialBackoff(LambdaContextLogger logger) throws IOException {
        return nextInvocation();
    }

    @Override
    public void reportInvocationSuccess(String requestId, byte[] response) throws IOException {
        post("invocation/" + requestId + "/response", response, Map.of());
    }

    @Override
    public void reportInvocationError(String requestId, LambdaError error) throws IOException {
        report("invocation/" + requestId + "/error", error);
    }

    @Override
    public void reportInitError(LambdaError error) throws IOException {
        report("init/error", error);
    }

    @Override
    public void restoreNext() {
        throw new UnsupportedOperationException("There are no snapshots to restore here.");
    }

    @Override
    public void reportRestoreError(LambdaError error) {
        throw new UnsupportedOperationException("There are no snapshots to restore here.");
    }

    private void report(String path, LambdaError error) throws IOException {
        post(
                path,
                DtoSerializers.serialize(error.errorRequest),
                Map.of("Lambda-Runtime-Function-Error-Type", error.errorType.getRapidError()));
    }

    private void post(String path, byte[] body, Map<String, String> headers) throws IOException {
        int status = connection.post(base + path, body, headers).status();
        if (status != ACCEPTED) {
            throw new LambdaRuntimeClientException("Failed to post to " + path + ".", status);
        }
    }
}
