package wildrydes.lab.sdk;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import wildrydes.lab.cloud.AdministratorKey;
import wildrydes.lab.cloud.LocalCloud;

/** The SDK's clients of one lab. */
public final class Clients {

    private final KinesisClient kinesis;

    private Clients(KinesisClient kinesis) {
        this.kinesis = kinesis;
    }

    /** Clients of a running cloud. */
    public static Clients of(LocalCloud cloud) {
        return new Clients(kinesis(
                cloud.state().endpoint(), cloud.status().region(), cloud.key(), UrlConnectionHttpClient.create()));
    }

    static KinesisClient kinesis(URI endpoint, String region, AdministratorKey key, SdkHttpClient http) {
        return KinesisClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret())))
                .httpClient(http)
                // Waiting in real time helps nobody while cloud time stands still; the lab's own loops move it.
                .overrideConfiguration(o ->
                        o.retryStrategy(DefaultRetryStrategy.doNotRetry()).addExecutionInterceptor(new CellHeader()))
                .build();
    }

    public KinesisClient kinesis() {
        return kinesis;
    }
}
