package wildrydes.lab;

import java.time.Instant;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import wildrydes.lab.render.Times;

/** Somebody whom an identity pool has lent the credentials of a role, for an hour. */
public final class Guest {

    private final KinesisClient kinesis;
    private final String identity;
    private final String roleArn;
    private final Instant expires;

    Guest(KinesisClient kinesis, String identity, String roleArn, Instant expires) {
        this.kinesis = kinesis;
        this.identity = identity;
        this.roleArn = roleArn;
        this.expires = expires;
    }

    /** A client that signs with the guest's credentials: it may do what the guest may. */
    public KinesisClient kinesis() {
        return kinesis;
    }

    /** The role that it has become. */
    public String roleArn() {
        return roleArn;
    }

    /** When the credentials end; of your own time, not the cloud's. */
    public Instant expires() {
        return expires;
    }

    /** What it shows of itself at the end of a cell. */
    public Card card() {
        return Card.of("Guest")
                .with("identity", identity)
                .with("role", roleArn)
                .with("until", Times.utc(expires) + " of your own clock");
    }

    @Override
    public String toString() {
        return "Guest in the role " + roleArn;
    }
}
