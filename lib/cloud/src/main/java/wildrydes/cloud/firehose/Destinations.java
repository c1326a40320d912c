package wildrydes.cloud.firehose;

import static java.util.Objects.requireNonNullElse;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.BufferingHints;
import software.amazon.awssdk.services.firehose.model.CloudWatchLoggingOptions;
import software.amazon.awssdk.services.firehose.model.EncryptionConfiguration;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationUpdate;
import software.amazon.awssdk.services.firehose.model.S3BackupMode;
import software.amazon.awssdk.services.firehose.model.S3DestinationUpdate;
import wildrydes.cloud.firehose.stream.BucketTarget;
import wildrydes.cloud.firehose.stream.Compression;
import wildrydes.cloud.firehose.stream.Destination;
import wildrydes.cloud.firehose.stream.InvalidPrefixException;
import wildrydes.cloud.firehose.stream.KeyPrefix;
import wildrydes.cloud.firehose.stream.LogTarget;

/** What a destination becomes by what a request says of it; a new one is changed from what AWS has where nothing is said. */
final class Destinations {

    private static final int LEAST_BACKUP_SECONDS = 60;

    private Destinations() {}

    /**
     * The destination that a request makes of another.
     *
     * @param before null for none
     */
    static Destination of(@Nullable Destination before, ExtendedS3DestinationUpdate update) {
        refuseConversion(update);
        BucketTarget target = target(before == null ? null : before.target(), basic(update));
        boolean backsUp = update.s3BackupMode() == null
                ? before != null && before.backsUp()
                : update.s3BackupMode() == S3BackupMode.ENABLED;
        if (before != null && before.backsUp() && !backsUp) {
            throw FirehoseErrors.invalid("Disabling S3 backup is not currently supported.");
        }
        BucketTarget backup = backup(before == null ? null : before.backup(), update.s3BackupUpdate());
        if (backsUp && backup == null) {
            throw FirehoseErrors.invalid(
                    "S3BackupMode is Enabled without a destination for it; add S3BackupConfiguration with a role and a bucket.");
        }
        Destination made = new Destination(
                target,
                Processors.of(
                        before == null ? null : before.processing(), update.processingConfiguration(), target.role()),
                backsUp,
                backup,
                update.fileExtension() == null && before != null ? before.extension() : update.fileExtension(),
                update.customTimeZone() == null && before != null ? before.timeZone() : update.customTimeZone());
        requireZone(made.timeZone());
        return made;
    }

    private static void refuseConversion(ExtendedS3DestinationUpdate update) {
        if (update.dataFormatConversionConfiguration() != null
                && !Boolean.FALSE.equals(
                        update.dataFormatConversionConfiguration().enabled())) {
            throw FirehoseErrors.notHere(
                    "Conversion to Parquet and ORC is", "leave DataFormatConversionConfiguration out, or disable it");
        }
        if (update.dynamicPartitioningConfiguration() != null
                && Boolean.TRUE.equals(update.dynamicPartitioningConfiguration().enabled())) {
            throw FirehoseErrors.notHere(
                    "Dynamic partitioning is",
                    "leave DynamicPartitioningConfiguration out, and partition by !{timestamp:...}");
        }
    }

    private static void requireZone(@Nullable String zone) {
        if (zone != null && !zone.isEmpty() && !ZoneId.getAvailableZoneIds().contains(zone)) {
            throw FirehoseErrors.invalid(
                    "CustomTimeZone " + zone + " is not a time zone; name one such as UTC or America/New_York.");
        }
    }

    /** What an extended destination shares with a plain one. */
    private static S3DestinationUpdate basic(ExtendedS3DestinationUpdate update) {
        return S3DestinationUpdate.builder()
                .roleARN(update.roleARN())
                .bucketARN(update.bucketARN())
                .prefix(update.prefix())
                .errorOutputPrefix(update.errorOutputPrefix())
                .bufferingHints(update.bufferingHints())
                .compressionFormat(update.compressionFormatAsString())
                .encryptionConfiguration(update.encryptionConfiguration())
                .cloudWatchLoggingOptions(update.cloudWatchLoggingOptions())
                .build();
    }

    private static @Nullable BucketTarget backup(@Nullable BucketTarget before, @Nullable S3DestinationUpdate update) {
        if (update == null) {
            return before;
        }
        BucketTarget made = target(before, update);
        if (made.seconds() < LEAST_BACKUP_SECONDS) {
            throw FirehoseErrors.invalid("The backup's IntervalInSeconds is " + made.seconds() + "; it can be from "
                    + LEAST_BACKUP_SECONDS + " to 900.");
        }
        return made;
    }

    private static BucketTarget target(@Nullable BucketTarget before, S3DestinationUpdate update) {
        if (before == null && (update.roleARN() == null || update.bucketARN() == null)) {
            throw FirehoseErrors.invalid("A destination needs a RoleARN and a BucketARN; name both.");
        }
        BucketTarget was = before == null ? BucketTarget.of(update.roleARN(), update.bucketARN()) : before;
        BufferingHints hints = update.bufferingHints();
        BucketTarget made = new BucketTarget(
                requireNonNullElse(update.roleARN(), was.role()),
                requireNonNullElse(update.bucketARN(), was.bucket()),
                update.prefix() == null ? was.prefix() : update.prefix(),
                update.errorOutputPrefix() == null ? was.errorPrefix() : update.errorOutputPrefix(),
                hints == null || hints.sizeInMBs() == null ? was.mebibytes() : hints.sizeInMBs(),
                hints == null || hints.intervalInSeconds() == null ? was.seconds() : hints.intervalInSeconds(),
                compression(update.compressionFormatAsString(), was.compression()),
                key(update.encryptionConfiguration(), was.encryptionKey()),
                logging(update.cloudWatchLoggingOptions(), was.logging()));
        try {
            KeyPrefix.check(made.prefix(), made.errorPrefix());
        } catch (InvalidPrefixException e) {
            throw FirehoseErrors.prefix(e);
        }
        return made;
    }

    private static Compression compression(@Nullable String format, Compression before) {
        if (format == null) {
            return before;
        }
        for (Compression known : Compression.values()) {
            if (known.name().equals(format)) {
                return known;
            }
        }
        throw FirehoseErrors.notHere("Compression by " + format + " is", "use UNCOMPRESSED, GZIP or ZIP");
    }

    private static @Nullable String key(@Nullable EncryptionConfiguration given, @Nullable String before) {
        if (given == null) {
            return before;
        }
        return given.kmsEncryptionConfig() == null
                ? null
                : given.kmsEncryptionConfig().awskmsKeyARN();
    }

    private static LogTarget logging(@Nullable CloudWatchLoggingOptions given, LogTarget before) {
        if (given == null) {
            return before;
        }
        LogTarget made = new LogTarget(
                requireNonNullElse(given.enabled(), before.enabled()),
                given.logGroupName() == null ? before.group() : given.logGroupName(),
                given.logStreamName() == null ? before.stream() : given.logStreamName());
        if (made.enabled() && (missing(made.group()) || missing(made.stream()))) {
            throw FirehoseErrors.invalid(
                    "CloudWatch logging is enabled without a place for it; name a LogGroupName and a LogStreamName that are there.");
        }
        return made;
    }

    private static boolean missing(@Nullable String name) {
        return name == null || name.isEmpty();
    }
}
