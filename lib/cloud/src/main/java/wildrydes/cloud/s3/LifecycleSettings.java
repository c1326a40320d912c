package wildrydes.cloud.s3;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleResponse;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.Transition;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.wire.Answers;

/** Sets when a bucket's objects expire. */
public final class LifecycleSettings {

    private static final int MOST_RULES = 1000;
    private static final int MOST_ID = 255;

    private final Existing existing;
    private final Expirations expirations;

    LifecycleSettings(Existing existing, Expirations expirations) {
        this.existing = existing;
        this.expirations = expirations;
    }

    public PutBucketLifecycleConfigurationResponse putBucketLifecycleConfiguration(
            PutBucketLifecycleConfigurationRequest request, Caller caller) throws IOException {
        Bucket bucket = existing.bucket(request);
        BucketLifecycleConfiguration configuration = request.lifecycleConfiguration();
        if (configuration == null
                || configuration.rules().isEmpty()
                || configuration.rules().size() > MOST_RULES) {
            throw S3Errors.malformedXml();
        }
        Set<String> ids = new HashSet<>();
        List<LifecycleRule> rules = new ArrayList<>();
        for (LifecycleRule rule : configuration.rules()) {
            check(rule);
            String id =
                    rule.id() == null || rule.id().isEmpty() ? UUID.randomUUID().toString() : rule.id();
            if (id.length() > MOST_ID) {
                throw invalid("ID length should not exceed allowed limit of 255");
            }
            if (!ids.add(id)) {
                throw invalid("Rule ID must be unique. Found same ID for more than one rule");
            }
            rules.add(rule.toBuilder().id(id).build());
        }
        bucket.settings()
                .put(
                        Setting.LIFECYCLE,
                        BucketLifecycleConfiguration.builder().rules(rules).build());
        expirations.plan();
        return PutBucketLifecycleConfigurationResponse.builder().build();
    }

    private static RuntimeException invalid(String sentence) {
        return S3Errors.invalidArgument("LifecycleConfiguration", "", sentence);
    }

    @SuppressWarnings("deprecation") // clients of old send the prefix in place of the filter
    private static void check(LifecycleRule rule) {
        if (rule.status() == null
                || rule.status() == ExpirationStatus.UNKNOWN_TO_SDK_VERSION
                || rule.filter() == null && rule.prefix() == null) {
            throw S3Errors.malformedXml();
        }
        LifecycleExpiration expiration = rule.expiration();
        if (expiration == null
                && rule.abortIncompleteMultipartUpload() == null
                && rule.transitions().isEmpty()
                && rule.noncurrentVersionExpiration() == null
                && rule.noncurrentVersionTransitions().isEmpty()) {
            throw S3Errors.invalidRequest("At least one action needs to be specified in a rule");
        }
        if (expiration != null) {
            check(expiration.days(), expiration.date(), expiration.expiredObjectDeleteMarker());
        }
        rule.transitions().forEach(LifecycleSettings::check);
        rule.noncurrentVersionTransitions().forEach(transition -> {
            if (transition.noncurrentDays() == null || transition.storageClass() == null) {
                throw S3Errors.malformedXml();
            }
        });
        if (rule.abortIncompleteMultipartUpload() != null) {
            Integer days = rule.abortIncompleteMultipartUpload().daysAfterInitiation();
            if (days == null || days <= 0) {
                throw invalid(
                        "'DaysAfterInitiation' for AbortIncompleteMultipartUpload action must be a positive integer");
            }
        }
    }

    private static void check(@Nullable Integer days, @Nullable Instant date, @Nullable Boolean marker) {
        int given = (days == null ? 0 : 1) + (date == null ? 0 : 1) + (marker == null ? 0 : 1);
        if (given != 1) {
            throw S3Errors.malformedXml();
        }
        if (days != null && days <= 0) {
            throw invalid("'Days' for Expiration action must be a positive integer");
        }
        checkMidnight(date);
    }

    /** Transitions change nothing here; they are checked as those at AWS (docs.aws.amazon.com/AmazonS3/latest/API/API_Transition.html). */
    private static void check(Transition transition) {
        if (transition.storageClass() == null || (transition.days() == null) == (transition.date() == null)) {
            throw S3Errors.malformedXml();
        }
        checkMidnight(transition.date());
    }

    private static void checkMidnight(@Nullable Instant date) {
        if (date != null && !date.equals(date.truncatedTo(ChronoUnit.DAYS))) {
            throw invalid("'Date' must be at midnight GMT");
        }
    }

    public GetBucketLifecycleConfigurationResponse getBucketLifecycleConfiguration(
            GetBucketLifecycleConfigurationRequest request, Caller caller) {
        Bucket bucket = existing.bucket(request);
        BucketLifecycleConfiguration configuration = bucket.settings().find(Setting.LIFECYCLE);
        if (configuration == null) {
            throw S3Errors.missing(
                    "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist", bucket.name());
        }
        return GetBucketLifecycleConfigurationResponse.builder()
                .rules(configuration.rules())
                .transitionDefaultMinimumObjectSize("all_storage_classes_128K")
                .build();
    }

    @Answers(204)
    public DeleteBucketLifecycleResponse deleteBucketLifecycle(DeleteBucketLifecycleRequest request, Caller caller)
            throws IOException {
        existing.bucket(request).settings().remove(Setting.LIFECYCLE);
        return DeleteBucketLifecycleResponse.builder().build();
    }
}
