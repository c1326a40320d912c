package wildrydes.cloud.lambda;

import wildrydes.cloud.lambda.run.Outcome;

/** How event source mappings invoke functions: synchronously, with throttling and counting as for everybody else. */
public interface Invoker {

    /**
     * Invokes a function, and returns when it has ended in whatever way.
     *
     * @param arn of the function, with version or alias or without
     * @param requestId a UUID, by which logs, destinations and the journal of attempts name the invocation
     * @param payload JSON
     * @throws software.amazon.awssdk.services.lambda.model.TooManyRequestsException when all its concurrency is in use
     * @throws software.amazon.awssdk.services.lambda.model.ResourceNotFoundException when the function is gone
     */
    Outcome invoke(String arn, String requestId, byte[] payload) throws InterruptedException;

    /**
     * What would run now: its mappings read in its role, a queue's messages have to stay hidden for longer than its timeout, and a
     * destination is told its version.
     *
     * @param arn of the function, with version or alias or without
     * @throws software.amazon.awssdk.services.lambda.model.ResourceNotFoundException when there is no such function, version or alias
     */
    FunctionVersion function(String arn);
}
