package wildrydes.cloud.iam;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Permissions boundaries: managed policies that limit what a user or role can be allowed. */
final class Boundaries {

    private final Directory directory;
    private final Holders holders;

    Boundaries(Directory directory, Holders holders) {
        this.directory = directory;
        this.holders = holders;
    }

    /** The ARN that was given, if such a policy exists; null for none. */
    @Nullable
    String existing(@Nullable String arn) {
        if (arn != null && directory.policy(arn) == null) {
            throw IamErrors.notAttachable(arn);
        }
        return arn;
    }

    void put(Supplier<? extends Holder> found, String arn) {
        String boundary = existing(arn);
        holders.change(found, entity -> entity.withBoundary(boundary));
    }

    void remove(Supplier<? extends Holder> found) {
        holders.change(found, entity -> entity.withBoundary(null));
    }
}
