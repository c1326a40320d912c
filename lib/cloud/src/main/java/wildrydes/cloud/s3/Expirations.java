package wildrydes.cloud.s3;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;

/**
 * Deletes objects that have expired, at each midnight of cloud time as long as any bucket has a rule. Safe for concurrent
 * use.
 */
final class Expirations {

    private static final Logger LOG = Logger.getLogger(Expirations.class.getName());
    private static final int AT_ONCE = 1000;

    private final Buckets buckets;
    private final CloudTime time;
    private final Happenings happenings;
    private CloudTime.@Nullable Scheduled planned;

    Expirations(Buckets buckets, CloudTime time, Happenings happenings) {
        this.buckets = buckets;
        this.time = time;
        this.happenings = happenings;
    }

    /** There is, or may be, a bucket with a rule. */
    synchronized void plan() {
        if (planned == null) {
            planned = time.schedule(Lifecycle.nextMidnight(time.instant()), this::midnight);
        }
    }

    private void midnight() {
        synchronized (this) {
            planned = null;
        }
        boolean any = false;
        for (Bucket bucket : buckets.all()) {
            Lifecycle lifecycle = Lifecycle.of(bucket);
            if (!lifecycle.empty()) {
                any = true;
                expire(bucket, lifecycle);
            }
        }
        if (any) {
            plan();
        }
    }

    private void expire(Bucket bucket, Lifecycle lifecycle) {
        Instant now = time.instant();
        List<String> keys = new ArrayList<>();
        for (StoredObject object : bucket.objects().values()) {
            Lifecycle.Expiry expiry = lifecycle.of(object);
            if (expiry != null && !expiry.at().isAfter(now)) {
                keys.add(object.key());
            }
        }
        try {
            for (int from = 0; from < keys.size(); from += AT_ONCE) {
                bucket.delete(keys.subList(from, Math.min(keys.size(), from + AT_ONCE)))
                        .forEach(key -> happenings.removed(
                                bucket, key, "LifecycleExpiration:Delete", Caller.service("s3.amazonaws.com")));
            }
            for (PendingUpload upload : bucket.uploads().all()) {
                if (lifecycle.ends(upload, now)) {
                    bucket.uploads().end(upload);
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "What has expired in bucket " + bucket.name()
                            + " could not be deleted; it is tried again at midnight.",
                    e);
        }
    }
}
