package wildrydes.cloud.firehose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import wildrydes.cloud.Clients;
import wildrydes.cloud.CloudProcess;
import wildrydes.cloud.LabClient;

/**
 * A packed cloud that is killed again and again while clients put records, into a delivery stream and into a stream that another one reads: every
 * record that was acknowledged comes to an object, at least once.
 */
class KilledDeliveriesIT {

    private static final int KILLS = 3;
    private static final int MOST_CALLS = 120;
    /** Of cloud time, so that many buffers close between two kills. */
    private static final String SPEED = "300";

    private static final String READING = "reading";

    @TempDir
    Path folder;

    private final Random random = new Random(20261126);
    private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
    private final AtomicInteger number = new AtomicInteger();

    @Test
    @Timeout(600)
    void everyAcknowledgedRecordIsDelivered() throws InterruptedException {
        for (int kill = 0; kill < KILLS; kill++) {
            try (CloudProcess cloud = CloudProcess.start(folder, "--speed", SPEED)) {
                if (kill == 0) {
                    begin(cloud);
                }
                putUntilKilled(cloud, 20 + random.nextInt(MOST_CALLS));
            }
        }
        try (CloudProcess cloud = CloudProcess.start(folder, "--speed", SPEED);
                S3Client s3 = client(cloud, S3Client.builder().forcePathStyle(true))) {
            lab(cloud).post("/_lab/clock/run", "{\"duration\":\"PT5M\"}");
            Set<String> delivered = new TreeSet<>();
            for (S3Object object : s3.listObjectsV2Paginator(request -> request.bucket(Ground.BUCKET))
                    .contents()) {
                s3.getObjectAsBytes(request -> request.bucket(Ground.BUCKET).key(object.key()))
                        .asUtf8String()
                        .lines()
                        .forEach(delivered::add);
            }
            assertThat(acknowledged).hasSizeGreaterThan(40);
            assertThat(delivered).containsAll(acknowledged);
        }
    }

    private void begin(CloudProcess cloud) {
        try (IamClient iam = client(cloud, IamClient.builder());
                S3Client s3 = client(cloud, S3Client.builder().forcePathStyle(true));
                KinesisClient kinesis = client(cloud, KinesisClient.builder());
                FirehoseClient firehose = client(cloud, FirehoseClient.builder())) {
            iam.createRole(
                    role -> role.roleName(Ground.ROLE_NAME)
                            .assumeRolePolicyDocument(
                                    "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                                            + "\"Principal\":{\"Service\":\"firehose.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}"));
            iam.putRolePolicy(policy -> policy.roleName(Ground.ROLE_NAME)
                    .policyName("work")
                    .policyDocument(
                            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Resource\":\"*\","
                                    + "\"Action\":\"*\"}}"));
            s3.createBucket(request -> request.bucket(Ground.BUCKET));
            kinesis.createStream(request -> request.streamName(Ground.SOURCE).shardCount(2));
            settle(cloud, Ground.SOURCE_ARN);
            firehose.createDeliveryStream(request -> request.deliveryStreamName(Ground.NAME)
                    .extendedS3DestinationConfiguration(Ground.destination(destination -> {})));
            firehose.createDeliveryStream(request -> request.deliveryStreamName(READING)
                    .deliveryStreamType("KinesisStreamAsSource")
                    .kinesisStreamSourceConfiguration(
                            source -> source.kinesisStreamARN(Ground.SOURCE_ARN).roleARN(Ground.ROLE))
                    .extendedS3DestinationConfiguration(Ground.destination(destination -> {})));
            settle(cloud, Ground.ARN);
            settle(cloud, Ground.ARN.replace(Ground.NAME, READING));
        }
    }

    private static void settle(CloudProcess cloud, String arn) {
        lab(cloud).post("/_lab/clock/settle", "{\"resource\":\"" + arn + "\"}");
    }

    private static LabClient lab(CloudProcess cloud) {
        return new LabClient(cloud.endpoint(), CloudProcess.KEY);
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(CloudProcess cloud, B builder) {
        AwsCredentials key = AwsBasicCredentials.create(CloudProcess.KEY.id(), CloudProcess.KEY.secret());
        return new Clients(cloud.endpoint().getPort()).client(builder, key);
    }

    private interface Putting {
        void put(String line);
    }

    private void putUntilKilled(CloudProcess cloud, int calls) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(calls);
        try (KinesisClient kinesis = client(cloud, KinesisClient.builder());
                FirehoseClient firehose = client(cloud, FirehoseClient.builder())) {
            Thread direct = writer(
                    enough,
                    line -> firehose.putRecord(request -> request.deliveryStreamName(Ground.NAME)
                            .record(record -> record.data(SdkBytes.fromUtf8String(line + "\n")))));
            Thread stream = writer(
                    enough,
                    line -> kinesis.putRecord(request -> request.streamName(Ground.SOURCE)
                            .partitionKey(line)
                            .data(SdkBytes.fromUtf8String(line + "\n"))));
            enough.await();
            cloud.kill();
            direct.join();
            stream.join();
        }
    }

    private Thread writer(CountDownLatch enough, Putting putting) {
        Thread writer = new Thread(() -> {
            try {
                while (true) {
                    String line = "record-" + number.incrementAndGet();
                    putting.put(line);
                    acknowledged.add(line);
                    enough.countDown();
                }
            } catch (SdkException e) {
                enough.countDown(); // the process is gone
            }
        });
        writer.start();
        return writer;
    }
}
