package wildrydes.cloud.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfigurationFilter;

/**
 * Who is told what of a bucket, be it a function or a queue.
 *
 * @param destination ARN
 * @param events with {@code s3:}, some of them with {@code *} at the end
 */
record NotificationRule(String id, String destination, List<String> events, String prefix, String suffix) {

    /** docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html, as far as they happen here. */
    private static final Set<String> KNOWN = Set.of(
            "s3:ObjectCreated:*",
            "s3:ObjectCreated:Put",
            "s3:ObjectCreated:Post",
            "s3:ObjectCreated:Copy",
            "s3:ObjectCreated:CompleteMultipartUpload",
            "s3:ObjectRemoved:*",
            "s3:ObjectRemoved:Delete",
            "s3:ObjectRemoved:DeleteMarkerCreated",
            "s3:LifecycleExpiration:*",
            "s3:LifecycleExpiration:Delete",
            "s3:LifecycleExpiration:DeleteMarkerCreated");

    private static NotificationRule of(
            @Nullable String id,
            @Nullable String destination,
            List<String> events,
            @Nullable NotificationConfigurationFilter filter) {
        String prefix = "";
        String suffix = "";
        if (filter != null && filter.key() != null) {
            for (FilterRule rule : filter.key().filterRules()) {
                String name = String.valueOf(rule.nameAsString()).toLowerCase(Locale.ROOT);
                String value = rule.value() == null ? "" : rule.value();
                switch (name) {
                    case "prefix" -> prefix = value;
                    case "suffix" -> suffix = value;
                    default ->
                        throw S3Errors.invalidArgument(
                                "FilterRule.Name", name, "filter rule name must be either prefix or suffix");
                }
            }
        }
        return new NotificationRule(
                id == null ? "" : id, destination == null ? "" : destination, events, prefix, suffix);
    }

    /** Those of a configuration; one of topics has none, since there are no topics here. */
    static List<NotificationRule> of(NotificationConfiguration configuration) {
        List<NotificationRule> rules = new ArrayList<>();
        configuration
                .lambdaFunctionConfigurations()
                .forEach(one -> rules.add(of(one.id(), one.lambdaFunctionArn(), one.eventsAsStrings(), one.filter())));
        configuration
                .queueConfigurations()
                .forEach(one -> rules.add(of(one.id(), one.queueArn(), one.eventsAsStrings(), one.filter())));
        return rules;
    }

    /** @throws wildrydes.cloud.wire.ServiceError for an event that does not happen here */
    void check() {
        if (events.isEmpty()) {
            throw S3Errors.malformedXml();
        }
        for (String event : events) {
            if (!KNOWN.contains(event)) {
                throw S3Errors.invalidArgument("Event", event, "A specified event is not supported for notifications.");
            }
        }
    }

    /** @param event without {@code s3:} */
    boolean meant(String event, String key) {
        return key.startsWith(prefix)
                && key.endsWith(suffix)
                && events.stream().anyMatch(one -> covers(one, "s3:" + event));
    }

    private static boolean covers(String pattern, String event) {
        return pattern.endsWith("*")
                ? event.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(event);
    }

    /** Whether some event of some key would be told to both. */
    boolean overlaps(NotificationRule other) {
        boolean events = this.events.stream()
                .anyMatch(one -> other.events.stream().anyMatch(two -> covers(one, two) || covers(two, one)));
        boolean prefixes = prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix);
        boolean suffixes = suffix.endsWith(other.suffix) || other.suffix.endsWith(suffix);
        return events && prefixes && suffixes;
    }

    boolean toQueue() {
        return destination.startsWith("arn:aws:sqs:");
    }
}
