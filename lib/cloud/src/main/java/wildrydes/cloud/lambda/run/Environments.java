package wildrydes.cloud.lambda.run;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import wildrydes.cloud.lambda.FunctionVersion;

/** Where functions run. Safe for concurrent use. */
public interface Environments extends AutoCloseable {

    /**
     * Runs a function and returns when it has ended, in whatever way: in a warm environment where one is idle, else in a new
     * one. How many at once is the caller's business. Cloud time does not pass meanwhile. Start, end, report, and what the function prints, go to its log.
     *
     * @throws InterruptedException where the caller's thread is interrupted; the environment is ended then
     */
    Outcome run(FunctionVersion function, Invocation invocation) throws InterruptedException;

    /** Ends all idle environments of a function, and the busy ones after their call: its code or configuration is another now, or it is gone. */
    void retire(String arn);

    /** Ends every environment; none outlives the cloud. */
    @Override
    void close();

    /** None: says of each call that nothing runs here. For parts of a cloud that are tried alone. */
    static Environments none() {
        return new Environments() {
            @Override
            public Outcome run(FunctionVersion function, Invocation invocation) {
                String error = "{\"errorMessage\":\"This cloud has no environments where functions run.\","
                        + "\"errorType\":\"Runtime.Unavailable\"}";
                return new Outcome(
                        error.getBytes(StandardCharsets.UTF_8),
                        "Unhandled",
                        Duration.ZERO,
                        Duration.ZERO,
                        null,
                        0,
                        null);
            }

            @Override
            public void retire(String arn) {}

            @Override
            public void close() {}
        };
    }
}
