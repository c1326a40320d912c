package wildrydes.cloud.s3;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationResponse;
import wildrydes.cloud.auth.Caller;

/** Sets who is told what happens to a bucket's objects. */
public final class NotificationSettings {

    private final Existing existing;
    private final Notifications notifications;

    NotificationSettings(Existing existing, Notifications notifications) {
        this.existing = existing;
        this.notifications = notifications;
    }

    public PutBucketNotificationConfigurationResponse putBucketNotificationConfiguration(
            PutBucketNotificationConfigurationRequest request, Caller caller) throws IOException {
        Bucket bucket = existing.bucket(request);
        NotificationConfiguration asked = request.notificationConfiguration();
        if (asked == null) {
            throw S3Errors.malformedXml();
        }
        if (asked.eventBridgeConfiguration() != null
                || !asked.topicConfigurations().isEmpty()) {
            throw S3Errors.notImplemented(
                    "Topics and event buses are not served by this local cloud; name a function or a queue.");
        }
        NotificationConfiguration configuration = named(asked);
        List<NotificationRule> rules = NotificationRule.of(configuration);
        rules.forEach(NotificationRule::check);
        checkOverlaps(rules);
        if (!Boolean.TRUE.equals(request.skipDestinationValidation())) {
            rules.forEach(rule -> test(bucket, rule));
        }
        if (rules.isEmpty()) {
            bucket.settings().remove(Setting.NOTIFICATIONS);
        } else {
            bucket.settings().put(Setting.NOTIFICATIONS, configuration);
        }
        return PutBucketNotificationConfigurationResponse.builder().build();
    }

    /** With names where the client gave none, which events carry. */
    private static NotificationConfiguration named(NotificationConfiguration asked) {
        return asked.toBuilder()
                .lambdaFunctionConfigurations(asked.lambdaFunctionConfigurations().stream()
                        .map(one -> one.toBuilder().id(name(one.id())).build())
                        .toList())
                .queueConfigurations(asked.queueConfigurations().stream()
                        .map(one -> one.toBuilder().id(name(one.id())).build())
                        .toList())
                .build();
    }

    private static String name(@Nullable String given) {
        return given == null || given.isEmpty() ? UUID.randomUUID().toString() : given;
    }

    private static void checkOverlaps(List<NotificationRule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (rules.get(i).overlaps(rules.get(j))) {
                    throw S3Errors.invalidArgument(
                            "Event",
                            String.join(",", rules.get(i).events()),
                            "Configurations overlap. Configurations on the same bucket cannot share a common event type.");
                }
            }
        }
    }

    private void test(Bucket bucket, NotificationRule rule) {
        try {
            notifications.test(bucket, rule);
        } catch (RuntimeException e) {
            throw S3Errors.invalidArgument(
                    rule.destination() + ", null",
                    String.valueOf(e.getMessage()),
                    "Unable to validate the following destination configurations");
        }
    }

    public GetBucketNotificationConfigurationResponse getBucketNotificationConfiguration(
            GetBucketNotificationConfigurationRequest request, Caller caller) {
        NotificationConfiguration configuration =
                existing.bucket(request).settings().find(Setting.NOTIFICATIONS);
        return configuration == null
                ? GetBucketNotificationConfigurationResponse.builder().build()
                : GetBucketNotificationConfigurationResponse.builder()
                        .lambdaFunctionConfigurations(configuration.lambdaFunctionConfigurations())
                        .queueConfigurations(configuration.queueConfigurations())
                        .build();
    }
}
