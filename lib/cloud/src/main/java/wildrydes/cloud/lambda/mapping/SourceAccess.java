package wildrydes.cloud.lambda.mapping;

import java.util.function.Supplier;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.lambda.FunctionVersion;
import wildrydes.cloud.lambda.LambdaRole;

/**
 * What Lambda looks at before it makes a mapping: that the source is there, and that the function's role may read it and may write to the destination.
 */
final class SourceAccess {

    private final Supplier<Door> door;

    /** @param door asked for when it is needed, since services are made before it */
    SourceAccess(Supplier<Door> door) {
        this.door = door;
    }

    /** Refuses a mapping that could not work. */
    void require(SourceKind kind, String source, Settings settings, FunctionVersion function) {
        Caller role = LambdaRole.of(function.role(), function.name());
        Door now = door.get();
        switch (kind) {
            case KINESIS -> KinesisAccess.require(now, role, source);
            case DYNAMODB -> DynamoDbAccess.require(now, role, source);
            case SQS -> QueueAccess.require(now, role, source, function.timeout());
        }
        String destination = settings.onFailure();
        if (destination != null) {
            DestinationAccess.require(now, role, destination);
        }
    }
}
