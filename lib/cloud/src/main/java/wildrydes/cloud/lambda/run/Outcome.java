package wildrydes.cloud.lambda.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a call of a function ended.
 *
 * @param payload what the function returned, or the error as JSON: {@code errorMessage}, {@code errorType}, {@code stackTrace}
 * @param error {@code Unhandled} where it ended with an error; null where it succeeded
 * @param billed in whole milliseconds
 * @param init how long the cold start took; null in a warm environment
 * @param memory most that was used, in MB
 * @param log its last 4 KiB where they were asked for; null otherwise
 */
public record Outcome(
        byte[] payload,
        @Nullable String error,
        Duration duration,
        Duration billed,
        @Nullable Duration init,
        int memory,
        byte @Nullable [] log) {

    /** The same with the end of its log. */
    Outcome withLog(byte[] tail) {
        return new Outcome(payload, error, duration, billed, init, memory, tail);
    }
}
