package wildrydes.cloud.lambda.run;

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
}
