package wildrydes.cloud.lambda.mapping;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a mapping reads. */
public enum SourceKind {
    KINESIS("arn:aws[a-zA-Z-]*:kinesis:[a-z0-9-]+:\\d{12}:stream/[a-zA-Z0-9_.-]+"),
    DYNAMODB("arn:aws[a-zA-Z-]*:dynamodb:[a-z0-9-]+:\\d{12}:table/[a-zA-Z0-9_.-]+/stream/\\S+"),
    SQS("arn:aws[a-zA-Z-]*:sqs:[a-z0-9-]+:\\d{12}:[a-zA-Z0-9_-]+(\\.fifo)?");

    private final Pattern arns;

    SourceKind(String arns) {
        this.arns = Pattern.compile(arns);
    }

    /** What an ARN names; null where no mapping reads that. */
    public static @Nullable SourceKind of(String arn) {
        for (SourceKind kind : values()) {
            if (kind.arns.matcher(arn).matches()) {
                return kind;
            }
        }
        return null;
    }

    /** Whether it has shards that are read in order, and not messages that are taken away. */
    public boolean stream() {
        return this != SQS;
    }
}
