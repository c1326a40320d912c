package wildrydes.cloud.s3;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleAndOperator;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * When a bucket's objects expire, and uploads in parts that nobody completes: at the midnight, UTC, that follows so many days
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html).
 */
final class Lifecycle {

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final List<LifecycleRule> rules;

    private Lifecycle(List<LifecycleRule> rules) {
        this.rules = rules;
    }

    /** Which rule lets an object expire, and when. */
    record Expiry(Instant at, String rule) {

        /** As {@code x-amz-expiration} has it. */
        String header() {
            return "expiry-date=\"" + HTTP_DATE.format(at.atOffset(ZoneOffset.UTC)) + "\", rule-id=\"" + rule + "\"";
        }
    }

    /** That of a bucket. */
    static Lifecycle of(Bucket bucket) {
        BucketLifecycleConfiguration configuration = bucket.settings().find(Setting.LIFECYCLE);
        return new Lifecycle(
                configuration == null
                        ? List.of()
                        : configuration.rules().stream()
                                .filter(rule -> rule.status() == ExpirationStatus.ENABLED)
                                .toList());
    }

    boolean empty() {
        return rules.isEmpty();
    }

    /** The earliest expiry of an object; null where it stays. */
    @Nullable
    Expiry of(StoredObject object) {
        Expiry earliest = null;
        for (LifecycleRule rule : rules) {
            LifecycleExpiration expiration = rule.expiration();
            if (expiration != null && meant(rule, object)) {
                Instant at = expiration.date() != null
                        ? expiration.date()
                        : expiration.days() == null ? null : midnight(object.modified(), expiration.days());
                if (at != null && (earliest == null || at.isBefore(earliest.at()))) {
                    earliest = new Expiry(at, rule.id());
                }
            }
        }
        return earliest;
    }

    /** Whether an upload in parts is to be given up by then. */
    boolean ends(PendingUpload upload, Instant now) {
        return rules.stream()
                .filter(rule -> rule.abortIncompleteMultipartUpload() != null && meant(rule, upload.object()))
                .anyMatch(rule -> !midnight(
                                upload.object().modified(),
                                rule.abortIncompleteMultipartUpload().daysAfterInitiation())
                        .isAfter(now));
    }

    /** The next midnight after so many days. */
    private static Instant midnight(Instant since, int days) {
        return nextMidnight(since.plus(Duration.ofDays(days)));
    }

    static Instant nextMidnight(Instant after) {
        return after.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    }

    @SuppressWarnings("deprecation") // clients of old send the prefix beside the filter
    private static boolean meant(LifecycleRule rule, StoredObject object) {
        LifecycleRuleFilter filter = rule.filter();
        if (rule.prefix() != null && !object.key().startsWith(rule.prefix())) {
            return false;
        }
        if (filter == null) {
            return true;
        }
        LifecycleRuleAndOperator and = filter.and();
        boolean all = and == null
                || prefix(and.prefix(), object)
                        && and.tags().stream().allMatch(tag -> tag(tag, object))
                        && size(and.objectSizeGreaterThan(), and.objectSizeLessThan(), object);
        return all
                && prefix(filter.prefix(), object)
                && tag(filter.tag(), object)
                && size(filter.objectSizeGreaterThan(), filter.objectSizeLessThan(), object);
    }

    private static boolean prefix(@Nullable String prefix, StoredObject object) {
        return prefix == null || object.key().startsWith(prefix);
    }

    private static boolean tag(@Nullable Tag tag, StoredObject object) {
        Map<String, String> tags = object.tags();
        return tag == null || tag.value().equals(tags.get(tag.key()));
    }

    private static boolean size(@Nullable Long greater, @Nullable Long less, StoredObject object) {
        return (greater == null || object.size() > greater) && (less == null || object.size() < less);
    }
}
