package wildrydes.bench.cloud;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** A stream, and what is put into it and read from it by the SDK's own client, as a notebook uses it. */
final class Load implements AutoCloseable {

    private static final int SHARDS = 100;
    static final String STREAM = "bench";
    static final int BATCH = 500;
    private static final int CONNECTIONS = 4;
    private static final int SINGLES = 400;
    /** Calls before those that are measured: about so many it takes until the Java runtimes of both sides are warm. */
    private static final int WARM_UP = 3_000;
    /** While single puts are measured beside others, so many connections put, and as many read. */
    private static final int OTHERS = 2;

    private static final Duration BESIDE = Duration.ofSeconds(6);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final double SLOWEST_OF_HUNDRED = 0.99;

    /** As long as a unicorn's record. */
    static final String RECORD = "{\"Name\":\"Shadowfax\",\"StatusTime\":\"2019-06-25 10:00:00.000\","
            + "\"Latitude\":42.264444250051326,\"Longitude\":-71.97582884770408,\"Distance\":175,"
            + "\"HealthPoints\":247,\"MagicPoints\":145}";

    private static final BigInteger HASH_KEYS = BigInteger.ONE.shiftLeft(128);

    private final URI endpoint;
    private final KinesisClient client;
    private final PutRecordsRequest batch = batch();

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
        createStream(STREAM, SHARDS);
    }

    private void createStream(String name, int shards) {
        client.createStream(request -> request.streamName(name).shardCount(shards));
        while (client.describeStreamSummary(request -> request.streamName(name))
                        .streamDescriptionSummary()
                        .streamStatus()
                != StreamStatus.ACTIVE) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** Records accepted a second, put in batches of 500 over 4 connections for as long as asked. */
    double recordsPerSecond(Duration length) throws InterruptedException {
        Crew crew = new Crew(length);
        crew.with(CONNECTIONS, i -> put(crew, Double.MAX_VALUE));
        return crew.perSecond();
    }

    /** Puts at least so many records in the same way; how many it were. */
    long put(long records) throws InterruptedException {
        Crew crew = new Crew(LONGEST);
        crew.with(CONNECTIONS, i -> {
            while (crew.counted() < records && crew.goesOn()) {
                crew.count(putBatch());
            }
        });
        crew.perSecond();
        return crew.counted();
    }

    /** Records read a second, from the beginnings of all shards, over 4 connections for as long as asked. */
    double readPerSecond(Duration length) throws InterruptedException {
        Crew crew = new Crew(length);
        crew.with(CONNECTIONS, i -> read(crew, i, CONNECTIONS, Double.MAX_VALUE));
        return crew.perSecond();
    }

    /** Puts and reads for a while, no faster than asked. */
    Crew others(Duration length, double putPerSecond, double readPerSecond) {
        Crew crew = new Crew(length);
        crew.with(OTHERS, i -> put(crew, putPerSecond / OTHERS));
        crew.with(OTHERS, i -> read(crew, i, OTHERS, readPerSecond / OTHERS));
        return crew;
    }

    /**
     * Milliseconds within which 99 of 100 single puts are answered over a bare connection while others put and read, no faster
     * than asked.
     */
    double putMillisBesideOthers(double putPerSecond, double readPerSecond) throws InterruptedException, IOException {
        List<Double> millis = new ArrayList<>();
        Crew others = others(BESIDE, putPerSecond, readPerSecond);
        others.begin();
        try (RawConnection connection = RawConnection.putting(endpoint, STREAM, RECORD)) {
            while (others.goesOn()) {
                byte[] request = connection.request();
                long begin = System.nanoTime();
                connection.exchange(request);
                millis.add((System.nanoTime() - begin) / 1e6);
            }
        }
        others.end();
        millis.sort(null);
        return millis.get((int) (SLOWEST_OF_HUNDRED * millis.size()));
    }

    /** Reads the first records of the stream. */
    void readFirst() {
        if (new ShardReader(client, STREAM, 0).readOn() == 0) {
            throw new IllegalStateException("the stream has lost its records");
        }
    }

    /** Makes a stream of so many shards, puts some records into each, and reads each some times. */
    void open(String name, int shards, int times) {
        createStream(name, shards);
        List<PutRecordsRequestEntry> records = new ArrayList<>();
        for (int i = 0; i < shards * times; i++) {
            BigInteger key = HASH_KEYS
                    .multiply(BigInteger.valueOf(i % shards))
                    .divide(BigInteger.valueOf(shards))
                    .add(BigInteger.ONE);
            records.add(entry("k").explicitHashKey(key.toString()).build());
            if (records.size() == BATCH) {
                List<PutRecordsRequestEntry> batch = List.copyOf(records);
                client.putRecords(request -> request.streamName(name).records(batch));
                records.clear();
            }
        }
        for (int i = 0; i < shards * times; i++) {
            new ShardReader(client, name, i % shards).readOn();
        }
    }

    private void put(Crew crew, double perSecond) {
        Pace pace = new Pace(perSecond);
        while (crew.goesOn()) {
            int accepted = putBatch();
            crew.count(accepted);
            pace.did(accepted);
        }
    }

    private int putBatch() {
        return BATCH - client.putRecords(batch).failedRecordCount();
    }

    /** One of several that share the shards. */
    private void read(Crew crew, int number, int of, double perSecond) {
        Pace pace = new Pace(perSecond);
        for (int shard = number; crew.goesOn(); shard = (shard + of) % SHARDS) {
            ShardReader reader = new ShardReader(client, STREAM, shard);
            for (int read = reader.readOn(); read > 0 && crew.goesOn(); read = reader.readOn()) {
                crew.count(read);
                pace.did(read);
            }
        }
    }

    private static PutRecordsRequestEntry.Builder entry(String key) {
        return PutRecordsRequestEntry.builder().partitionKey(key).data(SdkBytes.fromUtf8String(RECORD));
    }

    private static PutRecordsRequest batch() {
        List<PutRecordsRequestEntry> records = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            records.add(entry("unicorn-" + i).build());
        }
        return PutRecordsRequest.builder().streamName(STREAM).records(records).build();
    }

    /** Median microseconds of a single put, one after the other, through the SDK's client. */
    double singlePutMicros() {
        SdkBytes data = SdkBytes.fromUtf8String(RECORD);
        return median(
                () -> data,
                bytes -> client.putRecord(
                        request -> request.streamName(STREAM).partitionKey("k").data(bytes)));
    }

    /** Median microseconds from a request's first byte to its answer's last, without any client. */
    double bareSinglePutMicros() throws IOException {
        try (RawConnection connection = RawConnection.putting(endpoint, STREAM, RECORD)) {
            return median(connection::request, connection::exchange);
        }
    }

    /** Median microseconds of GetCallerIdentity, without any client. */
    double bareIdentityMicros() throws IOException {
        try (RawConnection connection = RawConnection.asking(endpoint)) {
            return median(connection::request, connection::exchange);
        }
    }

    /** Median microseconds in which the disk makes one record durable, with nobody in between. */
    static double forceMicros(Path folder) throws IOException {
        ByteBuffer record = ByteBuffer.wrap(RECORD.getBytes(StandardCharsets.UTF_8));
        try (FileChannel file = FileChannel.open(Files.createTempFile(folder, "floor", ""), StandardOpenOption.WRITE)) {
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
        double[] micros = new double[SINGLES];
        for (int i = -WARM_UP; i < SINGLES; i++) {
            T prepared = prepare.get();
            long begin = System.nanoTime();
            step.run(prepared);
            if (i >= 0) {
                micros[i] = (System.nanoTime() - begin) / 1e3;
            }
        }
        Arrays.sort(micros);
        return micros[SINGLES / 2];
    }

    @Override
    public void close() {
        client.close();
    }
}
