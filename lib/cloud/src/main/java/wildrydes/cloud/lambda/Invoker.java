package wildrydes.cloud.lambda;

import wildrydes.cloud.lambda.run.Outcome;

/** How event source mappings invoke functions: synchronously, with throttling and counting as for everybody else. */
public interface Invoker {

    /**
     * @param arn of the function, with version or alias or without
     * @param payload JSON
     * @throws software.amazon.awssdk.services.lambda.model.TooManyRequestsException when all its concurrency is in use
     * @throws software.amazon.awssdk.services.lambda.model.ResourceNotFoundException when the function is gone
     */
    Outcome invoke(String arn, byte[] payload) throws InterruptedException;

    /**
     * The role of a function, in which its mappings read.
     *
     * @throws software.amazon.awssdk.services.lambda.model.ResourceNotFoundException when the function is gone
     */
    String role(String arn);
}
