package wildrydes.cloud.firehose.deliver;

import java.util.function.Supplier;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.reading.Calls;

/** What delivery streams ask of other services, each in one of its roles. */
public final class RoleCalls {

    /** Whom a role must trust. */
    public static final String SERVICE = "firehose.amazonaws.com";

    /** As AWS calls its sessions. */
    private static final String TO_S3 = "AWSFirehoseToS3";

    private static final String OTHERS = "Firehose";

    private final Supplier<Door> door;

    /** @param door is not asked for before the first call */
    public RoleCalls(Supplier<Door> door) {
        this.door = door;
    }

    /** What is asked of S3 in a role. */
    public Calls ofBucket(String role) {
        return new Calls(door, Caller.assuming(role, SERVICE, TO_S3));
    }

    /** What is asked of others in a role. */
    public Calls in(String role) {
        return new Calls(door, Caller.assuming(role, SERVICE, OTHERS));
    }
}
