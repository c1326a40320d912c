package wildrydes.lab.sdk;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * The usual calls, answered by nobody: loads the SDK's classes, which takes most of a second, while a person still reads. The
 * cloud sees nothing of it.
 */
final class Rehearsal {

    private static final byte[] EMPTY_CBOR_MAP = {(byte) 0xa0};
    private static final byte[] EMPTY_JSON = "{}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EMPTY_XML = "<Response><Result/></Response>".getBytes(StandardCharsets.US_ASCII);

    private Rehearsal() {}

    static void run() {
        KinesisClient kinesis = Clients.of(new Nobody("application/x-amz-cbor-1.1", EMPTY_CBOR_MAP))
                .kinesis();
        kinesis.describeStreamSummary(b -> b.streamName("rehearsal"));
        kinesis.listShards(b -> b.streamName("rehearsal"));
        kinesis.getShardIterator(b -> b.streamName("rehearsal"));
        kinesis.getRecords(b -> b.shardIterator("rehearsal"));
        kinesis.putRecord(b -> b.streamName("rehearsal").data(SdkBytes.fromUtf8String("rehearsal")));
    }

    /** The same for identities, which notebooks need later. */
    static void identities() {
        Clients xml = Clients.of(new Nobody("text/xml", EMPTY_XML));
        xml.sts().getCallerIdentity();
        xml.iam().getRole(b -> b.roleName("rehearsal"));
        Clients.of(new Nobody("application/x-amz-json-1.1", EMPTY_JSON))
                .cognito()
                .listIdentityPools(b -> b.maxResults(1));
    }

    /** The same for applications of Kinesis Data Analytics. */
    static void applications() {
        Clients.of(new Nobody("application/x-amz-json-1.1", EMPTY_JSON))
                .analytics()
                .describeApplication(b -> b.applicationName("rehearsal"));
    }

    /** The same for files and queries, which come last. */
    static void files() {
        Clients.of(new Nobody("application/xml", EMPTY_XML)).s3().listObjectsV2(b -> b.bucket("rehearsal"));
        Clients json = Clients.of(new Nobody("application/x-amz-json-1.1", EMPTY_JSON));
        json.firehose().describeDeliveryStream(b -> b.deliveryStreamName("rehearsal"));
        json.athena().getQueryExecution(b -> b.queryExecutionId("rehearsal"));
    }

    /** The same for tables, functions and their logs, and for the catalog of Athena's tables. */
    static void functions() {
        Clients json = Clients.of(new Nobody("application/x-amz-json-1.1", EMPTY_JSON));
        json.dynamo().describeTable(b -> b.tableName("rehearsal"));
        json.lambda().getFunction(b -> b.functionName("rehearsal"));
        json.logs().describeLogGroups();
        json.glue().getTable(b -> b.databaseName("rehearsal").name("rehearsal"));
    }

    /** An HTTP client that answers each request itself. */
    private record Nobody(String type, byte[] answer) implements SdkHttpClient {

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder()
                                    .statusCode(200)
                                    .putHeader("Content-Type", type)
                                    .putHeader("Content-Length", String.valueOf(answer.length))
                                    .build())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer)))
                            .build();
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }
}
