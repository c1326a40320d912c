package wildrydes.cloud.kinesis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a consumer's ARN.
 *
 * @param stream name of its stream
 * @param created second since the epoch
 */
record ConsumerArn(String region, String account, String stream, String consumer, long created) {

    private static final Pattern ARN =
            Pattern.compile("arn:aws[^:]*:kinesis:([^:]*):([0-9]{12}):stream/([a-zA-Z0-9_.-]+)"
                    + "/consumer/([a-zA-Z0-9_.-]+):([0-9]{1,18})");

    /** The parts; null for an ARN of something else. */
    static @Nullable ConsumerArn of(String arn) {
        Matcher parts = ARN.matcher(arn);
        return parts.matches()
                ? new ConsumerArn(
                        parts.group(1), parts.group(2), parts.group(3), parts.group(4), Long.parseLong(parts.group(5)))
                : null;
    }
}
