package wildrydes.cloud.lambda.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;

/** An invocation that ended otherwise than by the function's own doing: what its caller gets to read. */
record FunctionError(String type, String message) {

    /** The process of the function has ended. */
    static FunctionError exited(String requestId, int status) {
        return new FunctionError("Runtime.ExitError", "RequestId: " + requestId + " Error: " + reason(status));
    }

    /** The time that the function is given was over. */
    static FunctionError timedOut(String requestId, long seconds) {
        return new FunctionError(
                TIMED_OUT, "RequestId: " + requestId + " Error: Task timed out after " + seconds + ".00 seconds");
    }

    private static final String TIMED_OUT = "Sandbox.Timedout";
    private static final int KILLED = 137;

    private static String reason(int status) {
        if (status == 0) {
            return "Runtime exited without providing a reason";
        }
        if (status == KILLED) {
            return "Runtime exited with error: signal: killed";
        }
        return "Runtime exited with error: exit status " + status;
    }

    /** Whether it is about time; otherwise the process has ended. */
    boolean timeout() {
        return type.equals(TIMED_OUT);
    }

    byte[] payload() {
        return json(type, message);
    }

    static byte[] json(String type, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("errorType", type)
                .put("errorMessage", message)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
