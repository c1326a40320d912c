package wildrydes.bench.cloud;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamStatus;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Delivery streams into one bucket, by the SDK's own clients. What has arrived is told by the size of the objects. */
final class DeliveryLoad implements AutoCloseable {

    private static final String BUCKET = "bench";
    private static final String ROLE = "bench-delivery";
    private static final String DIRECT = "direct";
    private static final int CONNECTIONS = 4;
    private static final int INTERVAL_SECONDS = 60;
    private static final int BUFFER_MEGABYTES = 64;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final IamClient iam;
    private final FirehoseClient firehose;
    private final S3Client s3;
    private final String role;
    private long delivered;

    /** Makes the bucket, and a role for delivery streams that may do everything. */
    DeliveryLoad(URI endpoint) {
        iam = client(IamClient.builder(), endpoint);
        firehose = client(FirehoseClient.builder(), endpoint);
        s3 = client(S3Client.builder().forcePathStyle(true), endpoint);
        role = iam.createRole(
                        request -> request.roleName(ROLE)
                                .assumeRolePolicyDocument(
                                        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                                                + "\"Principal\":{\"Service\":\"firehose.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}"))
                .role()
                .arn();
        iam.putRolePolicy(request -> request.roleName(ROLE)
                .policyName("work")
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\","
                        + "\"Resource\":\"*\"}}"));
        s3.createBucket(request -> request.bucket(BUCKET));
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(OurCloud.KEY, OurCloud.SECRET)))
                .build();
    }

    /** Lets a delivery stream read a stream. */
    void read(String stream) {
        firehose.createDeliveryStream(request -> request.deliveryStreamName("reading")
                .deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                .kinesisStreamSourceConfiguration(
                        source -> source.kinesisStreamARN("arn:aws:kinesis:us-east-1:000000000000:stream/" + stream)
                                .roleARN(role))
                .extendedS3DestinationConfiguration(destination("read/")));
        awaitActive("reading");
    }

    /** Makes a delivery stream that records are put into. */
    void openForPuts() {
        firehose.createDeliveryStream(
                request -> request.deliveryStreamName(DIRECT).extendedS3DestinationConfiguration(destination("put/")));
        awaitActive(DIRECT);
    }

    private ExtendedS3DestinationConfiguration destination(String prefix) {
        return ExtendedS3DestinationConfiguration.builder()
                .roleARN(role)
                .bucketARN("arn:aws:s3:::" + BUCKET)
                .prefix(prefix)
                .bufferingHints(
                        hints -> hints.intervalInSeconds(INTERVAL_SECONDS).sizeInMBs(BUFFER_MEGABYTES))
                .build();
    }

    private void awaitActive(String name) {
        while (firehose.describeDeliveryStream(request -> request.deliveryStreamName(name))
                        .deliveryStreamDescription()
                        .deliveryStreamStatus()
                != DeliveryStreamStatus.ACTIVE) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Puts at least so many records into the stream that is read; how many a second from the first put to the last one's object. */
    double deliveredPerSecond(Load records, long count) throws InterruptedException {
        long begin = System.nanoTime();
        long put = records.put(count);
        delivered += put * Load.RECORD.length();
        while (arrived() < delivered) {
            if (System.nanoTime() - begin > PATIENCE_NANOS) {
                throw new IllegalStateException("only " + arrived() + " of " + delivered + " bytes were delivered");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return put / ((System.nanoTime() - begin) / 1e9);
    }

    private long arrived() {
        return s3.listObjectsV2Paginator(request -> request.bucket(BUCKET).prefix("read/")).contents().stream()
                .mapToLong(object -> object.size())
                .sum();
    }

    /** Records put a second for as long as asked. */
    double putPerSecond(Duration length) throws InterruptedException {
        List<Record> records = new ArrayList<>();
        for (int i = 0; i < Load.BATCH; i++) {
            records.add(
                    Record.builder().data(SdkBytes.fromUtf8String(Load.RECORD)).build());
        }
        Crew crew = new Crew(length);
        crew.with(CONNECTIONS, number -> {
            while (crew.goesOn()) {
                int failed = firehose.putRecordBatch(
                                request -> request.deliveryStreamName(DIRECT).records(records))
                        .failedPutCount();
                crew.count(Load.BATCH - failed);
            }
        });
        return crew.perSecond();
    }

    @Override
    public void close() {
        iam.close();
        firehose.close();
        s3.close();
    }
}
