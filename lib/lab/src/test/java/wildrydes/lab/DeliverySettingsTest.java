package wildrydes.lab;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.firehose.model.BufferingHints;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationUpdate;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorType;

/** Only what differs is sent. */
class DeliverySettingsTest {

    private static ExtendedS3DestinationDescription.Builder found() {
        return ExtendedS3DestinationDescription.builder()
                .bucketARN("arn:aws:s3:::wildrydes-data-mo")
                .bufferingHints(BufferingHints.builder()
                        .sizeInMBs(5)
                        .intervalInSeconds(60)
                        .build())
                .compressionFormat(CompressionFormat.UNCOMPRESSED);
    }

    @Test
    void settingsThatAreSoAlreadyChangeNothing() {
        DeliverySettings settings = new DeliverySettings();
        assertThat(settings.change(found().build())).isEmpty();
        settings.mebibytes = 5;
        settings.interval = ofSeconds(60);
        settings.prefix = "";
        assertThat(settings.change(found().build())).isEmpty();
    }

    @Test
    void aDelimiterIsAddedToWhatIsDoneWithRecordsAlready() {
        Processor lambda = Processor.builder().type(ProcessorType.LAMBDA).build();
        ExtendedS3DestinationDescription before = found().processingConfiguration(
                        p -> p.enabled(true).processors(lambda))
                .build();
        DeliverySettings settings = new DeliverySettings();
        settings.delimiter = true;
        ExtendedS3DestinationUpdate change = settings.change(before).orElseThrow();
        assertThat(change.processingConfiguration().processors())
                .extracting(Processor::type)
                .containsExactly(ProcessorType.LAMBDA, ProcessorType.APPEND_DELIMITER_TO_RECORD);
        assertThat(change.bufferingHints()).isNull();
        assertThat(settings.change(found().processingConfiguration(change.processingConfiguration())
                        .build()))
                .isEmpty();
    }

    @Test
    void aBufferIsSentWhole() {
        DeliverySettings settings = new DeliverySettings();
        settings.interval = ofSeconds(120);
        BufferingHints buffer = settings.change(found().build()).orElseThrow().bufferingHints();
        assertThat(buffer.sizeInMBs()).isEqualTo(5);
        assertThat(buffer.intervalInSeconds()).isEqualTo(120);
    }

    @Test
    void aCardSaysWhereAndWhenAnObjectIsWritten() {
        assertThat(DeliverySettings.onto(Card.of("Delivery"), found().build())).hasToString("""
                Delivery
                  to                   s3://wildrydes-data-mo/YYYY/MM/DD/HH/, in UTC
                  writes an object     of 5 MB, or of what comes in 1 minute
                  between two records  nothing: they meet as they came; appendDelimiter() puts a newline behind each""");
        DeliverySettings settings = new DeliverySettings();
        settings.delimiter = true;
        settings.gzip = true;
        settings.prefix = "rides/!{timestamp:yyyy}/";
        ExtendedS3DestinationUpdate change = settings.change(found().build()).orElseThrow();
        ExtendedS3DestinationDescription after = found().prefix(change.prefix())
                .compressionFormat(change.compressionFormat())
                .processingConfiguration(change.processingConfiguration())
                .build();
        assertThat(DeliverySettings.onto(Card.of("Delivery"), after).toString())
                .contains(
                        "s3://wildrydes-data-mo/rides/!{timestamp:yyyy}/\n", "compressed with      GZIP", "a newline");
    }
}
