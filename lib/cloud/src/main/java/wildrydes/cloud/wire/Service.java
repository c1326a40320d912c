package wildrydes.cloud.wire;

import org.jspecify.annotations.Nullable;

/**
 * One AWS service as the cloud knows it before the first request arrives; its operations are the public methods {@code
 * (XxxRequest, Caller) -> XxxResponse} of the implementation, and its constraints the file {@code constraints.json} beside
 * the implementation's class. Both are read at the first request.
 *
 * @param name as people call it and coverage.md lists it, for example {@code kinesis}
 * @param signingName the service's name in the credential scope of a signature
 * @param targetPrefix what stands before the dot in {@code X-Amz-Target}, for example {@code Kinesis_20131202}; null for a
 *     service that is addressed in another way
 * @param implementation the object whose methods are the operations
 * @param resources names what a request works on
 */
public record Service(
        String name,
        String signingName,
        @Nullable String targetPrefix,
        Object implementation,
        ResourceNames resources) {}
