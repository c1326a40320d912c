package wildrydes.lab.sdk;

import java.io.ByteArrayInputStream;
import java.net.URI;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import wildrydes.lab.cloud.AdministratorKey;

/**
 * The usual calls, answered by nobody: loads the SDK's classes, which takes most of a second, while a person still reads. The
 * cloud sees nothing of it.
 */
final class Rehearsal {

    private static final byte[] EMPTY_CBOR_MAP = {(byte) 0xa0};

    private Rehearsal() {}

    static void run() {
        AdministratorKey key = new AdministratorKey("REHEARSAL", "rehearsal");
        try (KinesisClient kinesis =
                Clients.kinesis(URI.create("http://127.0.0.1:1"), "us-east-1", key, new Nobody(), new SentCalls())) {
            kinesis.describeStreamSummary(b -> b.streamName("rehearsal"));
            kinesis.listShards(b -> b.streamName("rehearsal"));
            kinesis.getShardIterator(b -> b.streamName("rehearsal"));
            kinesis.getRecords(b -> b.shardIterator("rehearsal"));
            kinesis.putRecord(b -> b.streamName("rehearsal").data(SdkBytes.fromUtf8String("rehearsal")));
        }
    }

    /** An HTTP client that answers each request itself. */
    private static final class Nobody implements SdkHttpClient {

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder()
                                    .statusCode(200)
                                    .putHeader("Content-Type", "application/x-amz-cbor-1.1")
                                    .putHeader("Content-Length", String.valueOf(EMPTY_CBOR_MAP.length))
                                    .build())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(EMPTY_CBOR_MAP)))
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
