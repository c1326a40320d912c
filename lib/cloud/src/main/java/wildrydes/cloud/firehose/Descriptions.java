package wildrydes.cloud.firehose;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.BufferingHints;
import software.amazon.awssdk.services.firehose.model.CloudWatchLoggingOptions;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionConfiguration;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.EncryptionConfiguration;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.FailureDescription;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.ProcessorParameter;
import software.amazon.awssdk.services.firehose.model.S3DestinationDescription;
import wildrydes.cloud.firehose.stream.BucketTarget;
import wildrydes.cloud.firehose.stream.DeliveryStream;
import wildrydes.cloud.firehose.stream.Destination;
import wildrydes.cloud.firehose.stream.Encryption;
import wildrydes.cloud.firehose.stream.LogTarget;
import wildrydes.cloud.firehose.stream.Processing;
import wildrydes.cloud.firehose.stream.Processor;
import wildrydes.cloud.firehose.stream.StreamSource;

/** Delivery streams as DescribeDeliveryStream shows them: every destination in both forms, as at AWS. */
final class Descriptions {

    private Descriptions() {}

    static DeliveryStreamDescription of(DeliveryStream stream) {
        DeliveryStreamDescription.Builder description = DeliveryStreamDescription.builder()
                .deliveryStreamName(stream.name())
                .deliveryStreamARN(stream.arn())
                .deliveryStreamStatus(stream.status().name())
                .deliveryStreamType(stream.type())
                .versionId(String.valueOf(stream.version()))
                .createTimestamp(stream.created())
                .lastUpdateTimestamp(stream.updated())
                .failureDescription(failure(stream.encryption()))
                .destinations(DestinationDescription.builder()
                        .destinationId(Destination.ID)
                        .s3DestinationDescription(plain(stream.destination().target()))
                        .extendedS3DestinationDescription(extended(stream.destination()))
                        .build())
                .hasMoreDestinations(false);
        StreamSource source = stream.source();
        if (source == null) {
            description.deliveryStreamEncryptionConfiguration(encryption(stream.encryption()));
        } else {
            description.source(
                    of -> of.kinesisStreamSourceDescription(kinesis -> kinesis.kinesisStreamARN(source.stream())
                            .roleARN(source.role())
                            .deliveryStartTimestamp(stream.created())));
        }
        return description.build();
    }

    private static DeliveryStreamEncryptionConfiguration encryption(Encryption encryption) {
        return DeliveryStreamEncryptionConfiguration.builder()
                .status(encryption.status())
                .keyType(encryption.keyType())
                .keyARN(encryption.key())
                .failureDescription(failure(encryption))
                .build();
    }

    private static @Nullable FailureDescription failure(Encryption encryption) {
        String details = encryption.failure();
        return details == null
                ? null
                : FailureDescription.builder()
                        .type("KMS_KEY_NOT_FOUND")
                        .details(details)
                        .build();
    }

    private static S3DestinationDescription plain(BucketTarget target) {
        return S3DestinationDescription.builder()
                .roleARN(target.role())
                .bucketARN(target.bucket())
                .prefix(target.prefix())
                .errorOutputPrefix(target.errorPrefix())
                .bufferingHints(hints(target))
                .compressionFormat(target.compression().name())
                .encryptionConfiguration(key(target))
                .cloudWatchLoggingOptions(logging(target.logging()))
                .build();
    }

    private static ExtendedS3DestinationDescription extended(Destination destination) {
        BucketTarget target = destination.target();
        BucketTarget backup = destination.backup();
        return ExtendedS3DestinationDescription.builder()
                .roleARN(target.role())
                .bucketARN(target.bucket())
                .prefix(target.prefix())
                .errorOutputPrefix(target.errorPrefix())
                .bufferingHints(hints(target))
                .compressionFormat(target.compression().name())
                .encryptionConfiguration(key(target))
                .cloudWatchLoggingOptions(logging(target.logging()))
                .processingConfiguration(processing(destination.processing()))
                .s3BackupMode(destination.backsUp() ? "Enabled" : "Disabled")
                .s3BackupDescription(backup == null ? null : plain(backup))
                .fileExtension(destination.extension())
                .customTimeZone(destination.timeZone())
                .build();
    }

    private static BufferingHints hints(BucketTarget target) {
        return BufferingHints.builder()
                .sizeInMBs(target.mebibytes())
                .intervalInSeconds(target.seconds())
                .build();
    }

    private static EncryptionConfiguration key(BucketTarget target) {
        String key = target.encryptionKey();
        return key == null
                ? EncryptionConfiguration.builder()
                        .noEncryptionConfig("NoEncryption")
                        .build()
                : EncryptionConfiguration.builder()
                        .kmsEncryptionConfig(kms -> kms.awskmsKeyARN(key))
                        .build();
    }

    private static CloudWatchLoggingOptions logging(LogTarget logging) {
        return CloudWatchLoggingOptions.builder()
                .enabled(logging.enabled())
                .logGroupName(logging.group())
                .logStreamName(logging.stream())
                .build();
    }

    private static @Nullable ProcessingConfiguration processing(@Nullable Processing processing) {
        if (processing == null) {
            return null;
        }
        List<software.amazon.awssdk.services.firehose.model.Processor> processors = new ArrayList<>();
        for (Processor processor : processing.processors()) {
            List<ProcessorParameter> parameters = new ArrayList<>();
            processor
                    .parameters()
                    .forEach((name, value) -> parameters.add(ProcessorParameter.builder()
                            .parameterName(name)
                            .parameterValue(value)
                            .build()));
            processors.add(software.amazon.awssdk.services.firehose.model.Processor.builder()
                    .type(processor.type())
                    .parameters(parameters)
                    .build());
        }
        return ProcessingConfiguration.builder()
                .enabled(processing.enabled())
                .processors(processors)
                .build();
    }
}
