package wildrydes.cloud.iam;

import org.jspecify.annotations.Nullable;

/** Permissions boundaries: managed policies that limit what a user or role can be allowed. */
final class Boundaries {

    private final Directory directory;

    Boundaries(Directory directory) {
        this.directory = directory;
    }

    /** The ARN that was given, if such a policy exists; null for none. */
    @Nullable
    String existing(@Nullable String arn) {
        if (arn != null && directory.policy(arn) == null) {
            throw IamErrors.notAttachable(arn);
        }
        return arn;
    }

    void put(Holder holder, String arn) {
        directory.put(holder.with(holder.entity().withBoundary(existing(arn))));
    }

    void remove(Holder holder) {
        directory.put(holder.with(holder.entity().withBoundary(null)));
    }
}
