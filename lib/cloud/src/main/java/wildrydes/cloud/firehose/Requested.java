package wildrydes.cloud.firehose;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationUpdate;
import software.amazon.awssdk.services.firehose.model.S3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.S3DestinationUpdate;
import software.amazon.awssdk.services.firehose.model.UpdateDestinationRequest;

/** The destination that a request speaks of, whichever of its members it is in. */
final class Requested {

    private Requested() {}

    @SuppressWarnings("deprecation") // AWS still takes the plain form
    static ExtendedS3DestinationUpdate destination(CreateDeliveryStreamRequest request) {
        refuse("Redshift", request.redshiftDestinationConfiguration());
        refuse("Elasticsearch", request.elasticsearchDestinationConfiguration());
        refuse("OpenSearch", request.amazonopensearchserviceDestinationConfiguration());
        refuse("OpenSearch Serverless", request.amazonOpenSearchServerlessDestinationConfiguration());
        refuse("Splunk", request.splunkDestinationConfiguration());
        refuse("HTTP endpoint", request.httpEndpointDestinationConfiguration());
        refuse("Snowflake", request.snowflakeDestinationConfiguration());
        refuse("Iceberg", request.icebergDestinationConfiguration());
        S3DestinationConfiguration plain = request.s3DestinationConfiguration();
        ExtendedS3DestinationConfiguration extended = request.extendedS3DestinationConfiguration();
        if ((plain == null) == (extended == null)) {
            throw FirehoseErrors.destinations();
        }
        return extended == null ? extended(update(plain)) : update(extended);
    }

    @SuppressWarnings("deprecation") // AWS still takes the plain form
    static ExtendedS3DestinationUpdate destination(UpdateDestinationRequest request) {
        refuse("Redshift", request.redshiftDestinationUpdate());
        refuse("Elasticsearch", request.elasticsearchDestinationUpdate());
        refuse("OpenSearch", request.amazonopensearchserviceDestinationUpdate());
        refuse("OpenSearch Serverless", request.amazonOpenSearchServerlessDestinationUpdate());
        refuse("Splunk", request.splunkDestinationUpdate());
        refuse("HTTP endpoint", request.httpEndpointDestinationUpdate());
        refuse("Snowflake", request.snowflakeDestinationUpdate());
        refuse("Iceberg", request.icebergDestinationUpdate());
        S3DestinationUpdate plain = request.s3DestinationUpdate();
        ExtendedS3DestinationUpdate extended = request.extendedS3DestinationUpdate();
        if (plain == null && extended == null) {
            throw FirehoseErrors.invalid("At least one destination or source configuration update must be provided");
        }
        if (plain != null && extended != null) {
            throw FirehoseErrors.destinations();
        }
        return extended == null ? extended(plain) : extended;
    }

    private static void refuse(String kind, @Nullable Object given) {
        if (given != null) {
            throw FirehoseErrors.notHere(
                    "A destination of kind " + kind + " is", "deliver to S3 with ExtendedS3DestinationConfiguration");
        }
    }

    private static ExtendedS3DestinationUpdate extended(S3DestinationUpdate plain) {
        return ExtendedS3DestinationUpdate.builder()
                .roleARN(plain.roleARN())
                .bucketARN(plain.bucketARN())
                .prefix(plain.prefix())
                .errorOutputPrefix(plain.errorOutputPrefix())
                .bufferingHints(plain.bufferingHints())
                .compressionFormat(plain.compressionFormatAsString())
                .encryptionConfiguration(plain.encryptionConfiguration())
                .cloudWatchLoggingOptions(plain.cloudWatchLoggingOptions())
                .build();
    }

    private static S3DestinationUpdate update(S3DestinationConfiguration given) {
        return S3DestinationUpdate.builder()
                .roleARN(given.roleARN())
                .bucketARN(given.bucketARN())
                .prefix(given.prefix())
                .errorOutputPrefix(given.errorOutputPrefix())
                .bufferingHints(given.bufferingHints())
                .compressionFormat(given.compressionFormatAsString())
                .encryptionConfiguration(given.encryptionConfiguration())
                .cloudWatchLoggingOptions(given.cloudWatchLoggingOptions())
                .build();
    }

    private static ExtendedS3DestinationUpdate update(ExtendedS3DestinationConfiguration given) {
        S3DestinationConfiguration backup = given.s3BackupConfiguration();
        return ExtendedS3DestinationUpdate.builder()
                .roleARN(given.roleARN())
                .bucketARN(given.bucketARN())
                .prefix(given.prefix())
                .errorOutputPrefix(given.errorOutputPrefix())
                .bufferingHints(given.bufferingHints())
                .compressionFormat(given.compressionFormatAsString())
                .encryptionConfiguration(given.encryptionConfiguration())
                .cloudWatchLoggingOptions(given.cloudWatchLoggingOptions())
                .processingConfiguration(given.processingConfiguration())
                .s3BackupMode(given.s3BackupModeAsString())
                .s3BackupUpdate(backup == null ? null : update(backup))
                .dataFormatConversionConfiguration(given.dataFormatConversionConfiguration())
                .dynamicPartitioningConfiguration(given.dynamicPartitioningConfiguration())
                .fileExtension(given.fileExtension())
                .customTimeZone(given.customTimeZone())
                .build();
    }
}
