package wildrydes.lab.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.EnableEnhancedMonitoringRequest;
import software.amazon.awssdk.services.kinesis.model.MetricsName;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

class CommandLineTest {

    private static String line(String operation, SdkPojo request) {
        return CommandLine.of("Kinesis", operation, request, Integer.MAX_VALUE);
    }

    @Test
    void membersBecomeOptions() {
        assertThat(line(
                        "DescribeStreamSummary",
                        DescribeStreamSummaryRequest.builder()
                                .streamName("wildrydes")
                                .build()))
                .isEqualTo("aws kinesis describe-stream-summary --stream-name wildrydes");
        assertThat(line(
                        "DescribeStreamSummary",
                        DescribeStreamSummaryRequest.builder()
                                .streamARN("arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes")
                                .build()))
                .isEqualTo("aws kinesis describe-stream-summary --stream-arn"
                        + " arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes");
    }

    @Test
    void structuresBecomeJsonInQuotes() {
        assertThat(line(
                        "CreateStream",
                        CreateStreamRequest.builder()
                                .streamName("wildrydes")
                                .shardCount(1)
                                .streamModeDetails(mode -> mode.streamMode("PROVISIONED"))
                                .build()))
                .isEqualTo("aws kinesis create-stream --stream-name wildrydes --shard-count 1 --stream-mode-details"
                        + " '{\"StreamMode\":\"PROVISIONED\"}'");
    }

    @Test
    void bytesAreBase64AndWordsWithSpacesAreQuoted() {
        assertThat(line(
                        "PutRecord",
                        PutRecordRequest.builder()
                                .streamName("wildrydes")
                                .data(SdkBytes.fromUtf8String("neigh"))
                                .partitionKey("it's me")
                                .build()))
                .isEqualTo(
                        "aws kinesis put-record --stream-name wildrydes --data bmVpZ2g= --partition-key 'it'\\''s me'");
    }

    @Test
    void listsOfPlainValuesAreWords() {
        assertThat(line(
                        "EnableEnhancedMonitoring",
                        EnableEnhancedMonitoringRequest.builder()
                                .streamName("wildrydes")
                                .shardLevelMetrics(MetricsName.INCOMING_BYTES, MetricsName.OUTGOING_BYTES)
                                .build()))
                .isEqualTo("aws kinesis enable-enhanced-monitoring --stream-name wildrydes --shard-level-metrics"
                        + " IncomingBytes OutgoingBytes");
    }

    @Test
    void aLongLineIsCutWithoutWritingItAll() {
        PutRecordsRequestEntry entry = PutRecordsRequestEntry.builder()
                .partitionKey("Shadowfax")
                .data(SdkBytes.fromUtf8String("neigh"))
                .build();
        PutRecordsRequest request = PutRecordsRequest.builder()
                .streamName("wildrydes")
                .records(java.util.Collections.nCopies(500, entry))
                .build();

        assertThat(CommandLine.of("Kinesis", "PutRecords", request, 60))
                .isEqualTo("aws kinesis put-records --records '[{\"Data\":\"bmVpZ2g=\",\"Part...");
        assertThat(line("PutRecords", request)).hasSizeGreaterThan(20_000).doesNotEndWith("...");
    }
}
