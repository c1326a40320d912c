package wildrydes.lab.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.EnableEnhancedMonitoringRequest;
import software.amazon.awssdk.services.kinesis.model.MetricsName;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Requests as lines that a shell takes. */
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

    @Test
    void aPackageOfCodeIsAFile() {
        CreateFunctionRequest create = CreateFunctionRequest.builder()
                .functionName("WildRydesStreamProcessor")
                .runtime("java17")
                .handler("StreamProcessor::handleRequest")
                .code(code -> code.zipFile(SdkBytes.fromByteArray(new byte[1000])))
                .environment(environment -> environment.variables(Map.of("TABLE_NAME", "UnicornSensorData")))
                .build();
        assertThat(CommandLine.of("Lambda", "CreateFunction", create, Integer.MAX_VALUE))
                .isEqualTo(
                        "aws lambda create-function --function-name WildRydesStreamProcessor --runtime java17 --handler"
                                + " StreamProcessor::handleRequest --zip-file fileb://function.zip --environment"
                                + " '{\"Variables\":{\"TABLE_NAME\":\"UnicornSensorData\"}}'");

        UpdateFunctionCodeRequest update = UpdateFunctionCodeRequest.builder()
                .functionName("WildRydesStreamProcessor")
                .zipFile(SdkBytes.fromByteArray(new byte[1000]))
                .build();
        assertThat(CommandLine.of("Lambda", "UpdateFunctionCode", update, Integer.MAX_VALUE))
                .isEqualTo("aws lambda update-function-code --function-name WildRydesStreamProcessor --zip-file"
                        + " fileb://function.zip");
    }

    @Test
    void membersThatGoIntoThePathOrTheHeadersOfARequestHaveTheirOwnNames() {
        InvokeRequest invoke = InvokeRequest.builder()
                .functionName("WildRydesStreamProcessor")
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String("{}"))
                .build();
        assertThat(CommandLine.of("Lambda", "Invoke", invoke, Integer.MAX_VALUE))
                .isEqualTo(
                        "aws lambda invoke --function-name WildRydesStreamProcessor --invocation-type Event --payload e30="
                                + " /dev/stdout");

        DeleteEventSourceMappingRequest delete =
                DeleteEventSourceMappingRequest.builder().uuid("5f7b").build();
        assertThat(CommandLine.of("Lambda", "DeleteEventSourceMapping", delete, Integer.MAX_VALUE))
                .isEqualTo("aws lambda delete-event-source-mapping --uuid 5f7b");

        ListEventSourceMappingsRequest list = ListEventSourceMappingsRequest.builder()
                .eventSourceArn("arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes-summary")
                .build();
        assertThat(CommandLine.of("Lambda", "ListEventSourceMappings", list, Integer.MAX_VALUE))
                .isEqualTo("aws lambda list-event-source-mappings --event-source-arn"
                        + " arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes-summary");
    }

    @Test
    void valuesOfDynamoDbAreJsonAlsoThoseWithNothingInThem() {
        PutItemRequest put = PutItemRequest.builder()
                .tableName("UnicornSensorData")
                .item(Map.of("Rides", AttributeValue.fromL(java.util.List.of())))
                .build();
        assertThat(CommandLine.of("DynamoDb", "PutItem", put, Integer.MAX_VALUE))
                .isEqualTo("aws dynamodb put-item --table-name UnicornSensorData --item '{\"Rides\":{\"L\":[]}}'");
    }

    @Test
    void servicesHaveTheNamesOfTheCommandLine() {
        assertThat(CommandLine.of(
                        "CloudWatch Logs",
                        "FilterLogEvents",
                        FilterLogEventsRequest.builder()
                                .logGroupName("/aws/lambda/WildRydesStreamProcessor")
                                .build(),
                        Integer.MAX_VALUE))
                .isEqualTo("aws logs filter-log-events --log-group-name /aws/lambda/WildRydesStreamProcessor");
        assertThat(CommandLine.of(
                        "Sqs",
                        "CreateQueue",
                        CreateQueueRequest.builder()
                                .queueName("wildrydes-queue")
                                .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "60"))
                                .build(),
                        Integer.MAX_VALUE))
                .isEqualTo(
                        "aws sqs create-queue --queue-name wildrydes-queue --attributes '{\"VisibilityTimeout\":\"60\"}'");
    }

    @Test
    void objectsGoToAndComeFromFiles() {
        PutObjectRequest put = PutObjectRequest.builder()
                .bucket("wildrydes-data-mo")
                .key("lines/three rides.json")
                .build();
        assertThat(CommandLine.of("S3", "PutObject", put, Integer.MAX_VALUE))
                .isEqualTo(
                        "aws s3api put-object --bucket wildrydes-data-mo --key 'lines/three rides.json' --body object");
        GetObjectRequest get = GetObjectRequest.builder()
                .bucket("wildrydes-data-mo")
                .key("lines/rides.json")
                .build();
        assertThat(CommandLine.of("S3", "GetObject", get, Integer.MAX_VALUE))
                .isEqualTo("aws s3api get-object --bucket wildrydes-data-mo --key lines/rides.json /dev/stdout");
        ListObjectsV2Request list =
                ListObjectsV2Request.builder().bucket("wildrydes-data-mo").build();
        assertThat(CommandLine.of("S3", "ListObjectsV2", list, Integer.MAX_VALUE))
                .isEqualTo("aws s3api list-objects-v2 --bucket wildrydes-data-mo");
        DeleteObjectsRequest delete = DeleteObjectsRequest.builder()
                .bucket("wildrydes-data-mo")
                .delete(d -> d.quiet(true)
                        .objects(ObjectIdentifier.builder().key("a").build()))
                .build();
        assertThat(CommandLine.of("S3", "DeleteObjects", delete, Integer.MAX_VALUE))
                .isEqualTo("aws s3api delete-objects --bucket wildrydes-data-mo --delete"
                        + " '{\"Objects\":[{\"Key\":\"a\"}],\"Quiet\":true}'");
    }

    @Test
    void deliveryStreamsAndQueriesHaveTheirOptions() {
        CreateDeliveryStreamRequest create = CreateDeliveryStreamRequest.builder()
                .deliveryStreamName("wildrydes")
                .extendedS3DestinationConfiguration(
                        s3 -> s3.bucketARN("arn:aws:s3:::b").bufferingHints(buffer -> buffer.sizeInMBs(5)))
                .build();
        assertThat(CommandLine.of("Firehose", "CreateDeliveryStream", create, Integer.MAX_VALUE))
                .isEqualTo("aws firehose create-delivery-stream --delivery-stream-name wildrydes"
                        + " --extended-s3-destination-configuration"
                        + " '{\"BucketARN\":\"arn:aws:s3:::b\",\"BufferingHints\":{\"SizeInMBs\":5}}'");
        StartQueryExecutionRequest query = StartQueryExecutionRequest.builder()
                .queryString("SELECT 1")
                .resultConfiguration(result -> result.outputLocation("s3://b/"))
                .build();
        assertThat(CommandLine.of("Athena", "StartQueryExecution", query, Integer.MAX_VALUE))
                .isEqualTo("aws athena start-query-execution --query-string 'SELECT 1'"
                        + " --result-configuration '{\"OutputLocation\":\"s3://b/\"}'");
    }
}
