package wildrydes.cloud.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What an execution environment needs to know of a function to run it.
 *
 * @param name of the function
 * @param version {@code $LATEST} or a number
 * @param arn of the function, without a version
 * @param role ARN
 * @param runtime such as {@code java21}
 * @param handler as configured, such as {@code rides.StreamProcessor::handleRequest}
 * @param code folder with the unpacked deployment package; never changes, a new package lies in another one
 * @param layers folders with the unpacked layers, in order; what lies in their {@code java/lib} is on the class path too
 * @param memory in MB
 * @param storage of {@code /tmp} in MB
 * @param revision another with each change of code or configuration
 */
public record FunctionVersion(
        String name,
        String version,
        String arn,
        String role,
        String runtime,
        String handler,
        Path code,
        List<Path> layers,
        Duration timeout,
        int memory,
        int storage,
        Map<String, String> environment,
        String logGroup,
        String revision) {}
