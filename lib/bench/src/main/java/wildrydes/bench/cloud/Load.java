package wildrydes.bench.cloud;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** A stream and what is done to it: the SDK's own client, as a notebook uses it. */
final class Load implements AutoCloseable {

    private static final String STREAM = "bench";
    private static final int SHARDS = 100;
    private static final int BATCH = 500;
    private static final int CONNECTIONS = 4;
    private static final int SINGLES = 400;
    private static final int WARM_UP = 400;

    /** As long as a unicorn's record. */
    private static final String RECORD = "{\"Name\":\"Shadowfax\",\"StatusTime\":\"2019-06-25 10:00:00.000\","
            + "\"Latitude\":42.264444250051326,\"Longitude\":-71.97582884770408,\"Distance\":175,"
            + "\"HealthPoints\":247,\"MagicPoints\":145}";

    private final URI endpoint;
    private final KinesisClient client;

    /** @param cbor whether to speak CBOR, as the SDK does by itself, instead of JSON */
    Load(URI endpoint, boolean cbor) {
        this.endpoint = endpoint;
        String property = SdkSystemSetting.CBOR_ENABLED.property();
        System.setProperty(property, String.valueOf(cbor));
        client = KinesisClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(OurCloud.KEY, OurCloud.SECRET)))
                .build();
        System.clearProperty(property);
    }

    /** Makes the stream and waits until it takes records. */
    void createStream() {
        client.createStream(request -> request.streamName(STREAM).shardCount(SHARDS));
        while (client.describeStreamSummary(request -> request.streamName(STREAM))
                        .streamDescriptionSummary()
                        .streamStatus()
                != StreamStatus.ACTIVE) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** Records accepted a second, put in batches of 500 over 4 connections for as long as asked. */
    double recordsPerSecond(Duration length) throws InterruptedException {
        PutRecordsRequest request = batch();
        LongAdder accepted = new LongAdder();
        List<Throwable> failures = new ArrayList<>();
        long begin = System.nanoTime();
        long end = begin + length.toNanos();
        Thread[] threads = new Thread[CONNECTIONS];
        for (int i = 0; i < CONNECTIONS; i++) {
            threads[i] = new Thread(() -> {
                try {
                    while (System.nanoTime() < end) {
                        accepted.add(BATCH - client.putRecords(request).failedRecordCount());
                    }
                } catch (SdkException e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("A put failed", failures.get(0));
        }
        return accepted.sum() / ((System.nanoTime() - begin) / 1e9);
    }

    private static PutRecordsRequest batch() {
        List<PutRecordsRequestEntry> records = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            records.add(PutRecordsRequestEntry.builder()
                    .partitionKey("unicorn-" + i)
                    .data(SdkBytes.fromUtf8String(RECORD))
                    .build());
        }
        return PutRecordsRequest.builder().streamName(STREAM).records(records).build();
    }

    /** Median milliseconds of a single put, one after the other, through the SDK's client. */
    double singlePutMillis() {
        SdkBytes data = SdkBytes.fromUtf8String(RECORD);
        return median(
                () -> data,
                bytes -> client.putRecord(
                        request -> request.streamName(STREAM).partitionKey("k").data(bytes)));
    }

    /** Median milliseconds from a request's first byte to its answer's last, without any client. */
    double bareSinglePutMillis() throws IOException {
        try (RawConnection connection = RawConnection.putting(endpoint, STREAM, RECORD)) {
            return median(connection::request, connection::exchange);
        }
    }

    /** Median milliseconds of GetCallerIdentity, without any client. */
    double bareIdentityMillis() throws IOException {
        try (RawConnection connection = RawConnection.asking(endpoint)) {
            return median(connection::request, connection::exchange);
        }
    }

    /** Median milliseconds in which the disk makes one record durable, with nobody in between. */
    static double forceMillis(Path folder) throws IOException {
        ByteBuffer record = ByteBuffer.wrap(RECORD.getBytes(StandardCharsets.UTF_8));
        try (FileChannel file =
                FileChannel.open(folder.resolve("floor"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            return median(record::rewind, bytes -> {
                file.write(bytes);
                file.force(false);
            });
        }
    }

    private interface Step<T, E extends Exception> {
        void run(T prepared) throws E;
    }

    /** @param prepare makes what a step needs, which is not timed */
    private static <T, E extends Exception> double median(Supplier<T> prepare, Step<T, E> step) throws E {
        double[] millis = new double[SINGLES];
        for (int i = -WARM_UP; i < SINGLES; i++) {
            T prepared = prepare.get();
            long begin = System.nanoTime();
            step.run(prepared);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis[SINGLES / 2];
    }

    @Override
    public void close() {
        client.close();
    }
}
