package wildrydes.bench.cloud;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatus;
import wildrydes.bench.pump.Rides;

/** Queries over rides in a bucket, by the SDK's own client: 20,000 in one object, and a million in 50. */
final class AthenaLoad implements AutoCloseable {

    static final int OBJECTS = 50;

    private static final int UNICORNS = 1_000;
    private static final int SECONDS = 20;
    private static final String SMALL = "SELECT count(*) FROM one";
    private static final String GROUPED =
            "SELECT name, count(*), sum(distance), min(magicpoints), max(magicpoints) FROM many"
                    + " GROUP BY name ORDER BY name LIMIT 10";
    private static final int NEXT = 20;
    private static final int TIMES = 3;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final URI endpoint;
    private final AthenaClient athena;

    AthenaLoad(URI endpoint) {
        this.endpoint = endpoint;
        this.athena = AthenaClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(OurCloud.KEY, OurCloud.SECRET)))
                .build();
    }

    /** What an object has: a record a line. */
    static byte[] rides() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] record : Rides.of(UNICORNS, SECONDS)) {
            all.writeBytes(record);
        }
        return all.toByteArray();
    }

    /** Puts the objects, and makes the tables. */
    void begin() throws IOException {
        byte[] rides = rides();
        try (RawConnection connection = RawConnection.s3(endpoint)) {
            connection.exchange(connection.putting("/rides", new byte[0]));
            connection.exchange(connection.putting("/results", new byte[0]));
            connection.exchange(connection.putting("/rides/one/0", rides));
            for (int i = 0; i < OBJECTS; i++) {
                connection.exchange(connection.putting("/rides/many/" + i, rides));
            }
        }
        for (String table : new String[] {"one", "many"}) {
            run("CREATE EXTERNAL TABLE " + table + " (name string, distance double, magicpoints int, healthpoints int,"
                    + " statustime timestamp) ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe' LOCATION"
                    + " 's3://rides/" + table + "/'");
        }
    }

    /** Milliseconds of one small query. */
    double smallMillis() {
        return millis(SMALL);
    }

    /** The median of some more of them. */
    double nextMillis() {
        return median(SMALL, NEXT);
    }

    /** Milliseconds of a million rides by their names, the median of some. */
    double groupedMillis() {
        return median(GROUPED, TIMES);
    }

    private double median(String sql, int times) {
        double[] millis = new double[times];
        for (int i = 0; i < times; i++) {
            millis[i] = millis(sql);
        }
        Arrays.sort(millis);
        return millis[times / 2];
    }

    private double millis(String sql) {
        long begin = System.nanoTime();
        run(sql);
        return (System.nanoTime() - begin) / 1e6;
    }

    /** @throws IllegalStateException where it does not succeed */
    private void run(String sql) {
        String id = athena.startQueryExecution(request ->
                        request.queryString(sql).resultConfiguration(result -> result.outputLocation("s3://results/")))
                .queryExecutionId();
        QueryExecutionStatus status = status(id);
        while (status.state() == QueryExecutionState.QUEUED || status.state() == QueryExecutionState.RUNNING) {
            LockSupport.parkNanos(LOOK_NANOS);
            status = status(id);
        }
        if (status.state() != QueryExecutionState.SUCCEEDED) {
            throw new IllegalStateException(sql + ": " + status.stateChangeReason());
        }
    }

    private QueryExecutionStatus status(String id) {
        return athena.getQueryExecution(request -> request.queryExecutionId(id))
                .queryExecution()
                .status();
    }

    @Override
    public void close() {
        athena.close();
    }
}
