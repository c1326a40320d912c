package wildrydes.cloud.lambda.run;

import org.jspecify.annotations.Nullable;

/**
 * One call of a function.
 *
 * @param requestId a UUID
 * @param arn as the caller named the function, with version or alias
 * @param payload JSON
 * @param clientContext JSON that the caller gave to the function; null for none
 * @param tail whether the end of the log is asked for
 */
public record Invocation(
        String requestId,
        String arn,
        byte[] payload,
        @Nullable String clientContext,
        boolean tail) {}
