package wildrydes.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.firehose.model.BufferingHints;
import software.amazon.awssdk.services.firehose.model.CloudWatchLoggingOptions;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationUpdate;
import software.amazon.awssdk.services.firehose.model.KinesisStreamSourceConfiguration;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorParameter;
import software.amazon.awssdk.services.firehose.model.ProcessorParameterName;
import software.amazon.awssdk.services.firehose.model.ProcessorType;
import wildrydes.lab.render.Times;

/** What a handle was given for its delivery stream, and how that comes into requests. What was not given stays as it is. */
final class DeliverySettings {

    /** Firehose's own word for a newline: a backslash and an n. */
    private static final String NEWLINE = "\\n";
    /** The log stream for what cannot be delivered, as AWS's console names it. */
    static final String LOG_STREAM = "DestinationDelivery";

    @Nullable
    DataStream from;

    @Nullable
    Bucket to;

    @Nullable
    Integer mebibytes;

    @Nullable
    Duration interval;

    @Nullable
    String prefix;

    @Nullable
    String errorPrefix;

    @Nullable
    LambdaFunction transform;

    boolean delimiter;
    boolean gzip;

    /** @throws LabException if none was given */
    Bucket to(String stream) {
        if (to == null) {
            throw new LabException(
                    "Delivery stream " + stream + " has no bucket to deliver to; give it one by to(bucket).");
        }
        return to;
    }

    CreateDeliveryStreamRequest creation(String name, String role, String logGroup) {
        DataStream source = from;
        return CreateDeliveryStreamRequest.builder()
                .deliveryStreamName(name)
                .deliveryStreamType(
                        source == null ? DeliveryStreamType.DIRECT_PUT : DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                .kinesisStreamSourceConfiguration(
                        source == null
                                ? null
                                : KinesisStreamSourceConfiguration.builder()
                                        .kinesisStreamARN(source.arn())
                                        .roleARN(role)
                                        .build())
                .extendedS3DestinationConfiguration(ExtendedS3DestinationConfiguration.builder()
                        .roleARN(role)
                        .bucketARN(to(name).arn())
                        .prefix(prefix)
                        .errorOutputPrefix(errorPrefix)
                        .bufferingHints(buffer())
                        .compressionFormat(gzip ? CompressionFormat.GZIP : null)
                        .cloudWatchLoggingOptions(CloudWatchLoggingOptions.builder()
                                .enabled(true)
                                .logGroupName(logGroup)
                                .logStreamName(LOG_STREAM)
                                .build())
                        .processingConfiguration(processing(given().values()))
                        .build())
                .build();
    }

    /** What has to change of a destination that is there; nothing where it is as was given. */
    Optional<ExtendedS3DestinationUpdate> change(ExtendedS3DestinationDescription found) {
        if (!differ(found)) {
            return Optional.empty();
        }
        Map<ProcessorType, Processor> processors = processors(found);
        processors.putAll(given());
        return Optional.of(ExtendedS3DestinationUpdate.builder()
                .bucketARN(to == null ? null : to.arn())
                .prefix(prefix)
                .errorOutputPrefix(errorPrefix)
                .bufferingHints(merged(found.bufferingHints()))
                .compressionFormat(gzip ? CompressionFormat.GZIP : null)
                .processingConfiguration(processing(processors.values()))
                .build());
    }

    /** What it touches when it is made. */
    DeliveryRole.Touched touched(String name, String logGroup) {
        return new DeliveryRole.Touched(
                Optional.ofNullable(from).map(DataStream::arn),
                to(name).arn(),
                Optional.ofNullable(transform).map(LambdaFunction::arn),
                logGroup);
    }

    /** What one that is there touches when it is changed. */
    DeliveryRole.Touched touched(Optional<String> source, ExtendedS3DestinationDescription found, String logGroup) {
        Optional<String> function = Optional.ofNullable(processors(found).get(ProcessorType.LAMBDA))
                .map(lambda -> value(lambda, ProcessorParameterName.LAMBDA_ARN));
        return new DeliveryRole.Touched(
                source,
                to == null ? found.bucketARN() : to.arn(),
                Optional.ofNullable(transform).map(LambdaFunction::arn).or(() -> function),
                logGroup);
    }

    private boolean differ(ExtendedS3DestinationDescription found) {
        BufferingHints buffer = found.bufferingHints();
        return other(to == null ? null : to.arn(), found.bucketARN())
                || other(prefix, orEmpty(found.prefix()))
                || other(errorPrefix, orEmpty(found.errorOutputPrefix()))
                || other(mebibytes, buffer == null ? null : buffer.sizeInMBs())
                || other(seconds(interval), buffer == null ? null : buffer.intervalInSeconds())
                || (gzip && found.compressionFormat() != CompressionFormat.GZIP)
                || !processors(found).entrySet().containsAll(given().entrySet());
    }

    private static boolean other(@Nullable Object given, @Nullable Object found) {
        return given != null && !given.equals(found);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable Integer seconds(@Nullable Duration duration) {
        return duration == null ? null : (Integer) (int) duration.toSeconds();
    }

    private @Nullable BufferingHints buffer() {
        return mebibytes == null && interval == null
                ? null
                : BufferingHints.builder()
                        .sizeInMBs(mebibytes)
                        .intervalInSeconds(seconds(interval))
                        .build();
    }

    /** Firehose wants both or none. */
    private @Nullable BufferingHints merged(@Nullable BufferingHints found) {
        BufferingHints given = buffer();
        if (given == null || found == null) {
            return given;
        }
        return BufferingHints.builder()
                .sizeInMBs(given.sizeInMBs() == null ? found.sizeInMBs() : given.sizeInMBs())
                .intervalInSeconds(
                        given.intervalInSeconds() == null ? found.intervalInSeconds() : given.intervalInSeconds())
                .build();
    }

    private Map<ProcessorType, Processor> given() {
        Map<ProcessorType, Processor> processors = new EnumMap<>(ProcessorType.class);
        if (transform != null) {
            processors.put(
                    ProcessorType.LAMBDA,
                    processor(ProcessorType.LAMBDA, ProcessorParameterName.LAMBDA_ARN, transform.arn()));
        }
        if (delimiter) {
            processors.put(
                    ProcessorType.APPEND_DELIMITER_TO_RECORD,
                    processor(ProcessorType.APPEND_DELIMITER_TO_RECORD, ProcessorParameterName.DELIMITER, NEWLINE));
        }
        return processors;
    }

    private static Processor processor(ProcessorType type, ProcessorParameterName name, String value) {
        return Processor.builder()
                .type(type)
                .parameters(ProcessorParameter.builder()
                        .parameterName(name)
                        .parameterValue(value)
                        .build())
                .build();
    }

    private static Map<ProcessorType, Processor> processors(ExtendedS3DestinationDescription found) {
        Map<ProcessorType, Processor> processors = new EnumMap<>(ProcessorType.class);
        ProcessingConfiguration processing = found.processingConfiguration();
        if (processing != null && Boolean.TRUE.equals(processing.enabled())) {
            processing.processors().forEach(processor -> processors.put(processor.type(), processor));
        }
        return processors;
    }

    private static @Nullable ProcessingConfiguration processing(Collection<Processor> processors) {
        return processors.isEmpty()
                ? null
                : ProcessingConfiguration.builder()
                        .enabled(true)
                        .processors(new ArrayList<>(processors))
                        .build();
    }

    /** Where and how a delivery stream that is there writes, as lines of its card. */
    static Card onto(Card card, ExtendedS3DestinationDescription found) {
        BufferingHints buffer = found.bufferingHints();
        Card lines = card.with("to", "s3://" + bucket(found) + "/" + keys(found));
        if (buffer != null) {
            lines = lines.with(
                    "writes an object",
                    "of " + buffer.sizeInMBs() + " MB, or of what comes in "
                            + Times.words(Duration.ofSeconds(buffer.intervalInSeconds())));
        }
        if (found.compressionFormat() != null && found.compressionFormat() != CompressionFormat.UNCOMPRESSED) {
            lines = lines.with("compressed with", found.compressionFormatAsString());
        }
        Map<ProcessorType, Processor> processors = processors(found);
        Processor lambda = processors.get(ProcessorType.LAMBDA);
        if (lambda != null) {
            lines = lines.with("each record goes through", value(lambda, ProcessorParameterName.LAMBDA_ARN));
        }
        return lines.with(
                "between two records",
                processors.containsKey(ProcessorType.APPEND_DELIMITER_TO_RECORD)
                        ? "a newline"
                        : "nothing: they meet as they came; appendDelimiter() puts a newline behind each");
    }

    private static String value(Processor processor, ProcessorParameterName name) {
        return processor.parameters().stream()
                .filter(parameter -> parameter.parameterName() == name)
                .map(ProcessorParameter::parameterValue)
                .findFirst()
                .orElse("");
    }

    private static String bucket(ExtendedS3DestinationDescription found) {
        return found.bucketARN().replaceFirst("^arn:[^:]*:s3:::", "");
    }

    /** Firehose puts year, month, day and hour behind a prefix that has no expression of its own. */
    private static String keys(ExtendedS3DestinationDescription found) {
        String prefix = orEmpty(found.prefix());
        return prefix.contains("!{") ? prefix : prefix + "YYYY/MM/DD/HH/, in UTC";
    }
}
