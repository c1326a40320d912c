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

/** The SDK's clients of one lab, and what they sent. */
public final class Clients {

    private final KinesisClient kinesis;
    private final SentCalls sent;

    private Clients(KinesisClient kinesis, SentCalls sent) {
        this.kinesis = kinesis;
        this.sent = sent;
    }

    /** Clients of a running cloud. */
    public static Clients of(LocalCloud cloud) {
        SentCalls sent = new SentCalls();
        return new Clients(
                kinesis(
                        cloud.state().endpoint(),
                        cloud.status().region(),
                        cloud.key(),
                        UrlConnectionHttpClient.create(),
                        sent),
                sent);
    }

    /** Loads what the first calls need, so that they are as quick as later ones. Takes most of a second. */
    public static void rehearse() {
        Rehearsal.run();
    }

    static KinesisClient kinesis(
            URI endpoint, String region, AdministratorKey key, SdkHttpClient http, SentCalls sent) {
        return KinesisClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret())))
                .httpClient(http)
                // Waiting in real time helps nobody while cloud time stands still; the lab's own loops move it.
                .overrideConfiguration(
                        o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()).addExecutionInterceptor(sent))
                .build();
    }

    public KinesisClient kinesis() {
        return kinesis;
    }

    public SentCalls sent() {
        return sent;
    }
}
