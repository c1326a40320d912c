package wildrydes.cloud.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import wildrydes.cloud.Clients;
import wildrydes.cloud.Cloud;
import wildrydes.cloud.LabClient;
import wildrydes.cloud.Settings;
import wildrydes.cloud.auth.AccessKey;
import wildrydes.cloud.clock.WallTime;

/** A cloud whose time flows, with the workshop's stream, pool and role, and unicorns that fly until they are stopped. */
final class WatchedCloud implements AutoCloseable {

    static final String ROLE = "Cognito_wildrydesUnauth_Role";
    static final String ROLE_ARN = "arn:aws:iam::000000000000:role/" + ROLE;
    static final String POLICY = "WildrydesDashboardPolicy";
    static final String LIST = "{\"Effect\":\"Allow\",\"Action\":\"kinesis:ListStreams\",\"Resource\":\"*\"}";
    static final String READ = """
            {"Effect":"Allow","Action":["kinesis:ListShards","kinesis:GetShardIterator","kinesis:GetRecords"],\
            "Resource":"arn:aws:kinesis:us-east-1:000000000000:stream/*"}""";

    private static final AccessKey KEY = new AccessKey("AKIDADMIN", "administratorsecret");
    private static final long BETWEEN_MILLIS = 250;
    /** Degrees between two records, some thirty metres. */
    private static final double STEP = 0.0003;

    private final Cloud cloud;
    private final Clients clients;
    private final ScheduledExecutorService wind = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Flight> flights = new ConcurrentHashMap<>();
    private volatile String reader = "";

    final KinesisClient kinesis;
    final IamClient iam;
    final CognitoIdentityClient cognito;
    final LabClient lab;

    private static final class Flight {
        final String stream;
        final double heading;
        int ticks;

        Flight(String stream, double heading) {
            this.stream = stream;
            this.heading = heading;
        }
    }

    /** @param speed seconds of cloud time per second of wall time */
    WatchedCloud(Path folder, double speed, List<String> origins) {
        this(folder, speed, origins, 0);
    }

    WatchedCloud(Path folder, double speed, List<String> origins, int port) {
        try {
            cloud = new Cloud(
                    new Settings(port, folder, KEY, speed, false, null, "000000000000", "us-east-1", null, origins),
                    WallTime.system());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        clients = new Clients(cloud.port());
        AwsBasicCredentials administrator = AwsBasicCredentials.create(KEY.id(), KEY.secret());
        kinesis = clients.client(KinesisClient.builder(), administrator);
        iam = clients.client(IamClient.builder(), administrator);
        cognito = clients.client(CognitoIdentityClient.builder(), administrator);
        lab = new LabClient(clients.endpoint(), KEY);
        wind.scheduleWithFixedDelay(this::tick, BETWEEN_MILLIS, BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
        wind.scheduleWithFixedDelay(this::read, BETWEEN_MILLIS, BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
    }

    int port() {
        return cloud.port();
    }

    URI endpoint() {
        return clients.endpoint();
    }

    void stream(String name, int shards) {
        kinesis.createStream(request -> request.streamName(name).shardCount(shards));
        lab.post("/_lab/clock/settle", "{\"resource\":\"arn:aws:kinesis:us-east-1:000000000000:stream/" + name + "\"}");
    }

    /** A pool for guests; no role yet. */
    String pool(boolean guests) {
        return cognito.createIdentityPool(
                        request -> request.identityPoolName("wildrydes").allowUnauthenticatedIdentities(guests))
                .identityPoolId();
    }

    /** The pool's role, trusting guests of a pool, with these statements in its policy. */
    void role(String pool, String trusted, String means, String... statements) {
        iam.createRole(request -> request.roleName(ROLE).assumeRolePolicyDocument("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                "Principal":{"Federated":"cognito-identity.amazonaws.com"},\
                "Action":"sts:AssumeRoleWithWebIdentity","Condition":{\
                "StringEquals":{"cognito-identity.amazonaws.com:aud":"%s"},\
                "ForAnyValue:StringLike":{"cognito-identity.amazonaws.com:amr":"%s"}}}]}""".formatted(trusted, means)));
        policy(statements);
        setRole(pool, ROLE_ARN);
    }

    void setRole(String pool, String arn) {
        cognito.setIdentityPoolRoles(request -> request.identityPoolId(pool).roles(Map.of("unauthenticated", arn)));
    }

    void policy(String... statements) {
        iam.putRolePolicy(request -> request.roleName(ROLE)
                .policyName(POLICY)
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}"));
    }

    /** All of it as the workshop has it. */
    String readyPool() {
        String pool = pool(true);
        role(pool, pool, "unauthenticated", LIST, READ);
        return pool;
    }

    /** @param heading in degrees, clockwise from north */
    void fly(String name, String stream, double heading) {
        flights.put(name, new Flight(stream, heading));
    }

    void land(String name) {
        flights.remove(name);
    }

    private void tick() {
        flights.forEach((name, flight) -> {
            int tick = flight.ticks++;
            double angle = Math.toRadians(flight.heading);
            put(
                    flight.stream,
                    name,
                    position(
                            name,
                            40.749167 + tick * STEP * Math.cos(angle),
                            -73.985184 + tick * STEP * 1.32 * Math.sin(angle)));
        });
    }

    static String position(String name, double latitude, double longitude) {
        return String.format(
                Locale.ROOT,
                "{\"Name\":\"%s\",\"StatusTime\":\"2026-11-26 10:00:00.000\",\"Latitude\":%.6f,\"Longitude\":%.6f,"
                        + "\"Distance\":30,\"MagicPoints\":148,\"HealthPoints\":145}%n",
                name,
                latitude,
                longitude);
    }

    /** Many unicorns at once, each with one position around the start. */
    void crowd(String stream, int count) {
        kinesis.putRecords(request -> request.streamName(stream)
                .records(IntStream.range(0, count)
                        .mapToObj(number -> PutRecordsRequestEntry.builder()
                                .partitionKey("key" + number)
                                .data(SdkBytes.fromUtf8String(position(
                                        "Unicorn " + number + "!".repeat(number),
                                        40.749167 + 0.2 * Math.sin(number),
                                        -73.985184 + 0.0007 * number)))
                                .build())
                        .toList()));
    }

    void put(String stream, String key, String data) {
        kinesis.putRecord(
                request -> request.streamName(stream).partitionKey(key).data(SdkBytes.fromUtf8String(data)));
    }

    /** Names of the leases on time. */
    List<String> leases() {
        List<String> names = new ArrayList<>();
        lab.get("/_lab/clock").body().path("leases").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** Begins, or ceases, to read all shards as often as they let anybody, and more. */
    void readWildly(String stream, boolean wild) {
        reader = wild ? stream : "";
    }

    private void read() {
        String stream = reader;
        if (stream.isEmpty()) {
            return;
        }
        kinesis.listShards(request -> request.streamName(stream)).shards().forEach(shard -> {
            String iterator = kinesis.getShardIterator(request -> request.streamName(stream)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.LATEST))
                    .shardIterator();
            for (int i = 0; i < 6; i++) {
                try {
                    kinesis.getRecords(request -> request.shardIterator(iterator));
                } catch (ProvisionedThroughputExceededException e) {
                    return; // all five of this second are gone
                }
            }
        });
    }

    @Override
    public void close() {
        flights.clear();
        reader = "";
        wind.shutdown();
        try {
            if (!wind.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("A record is still being put.");
            }
            kinesis.close();
            iam.close();
            cognito.close();
            cloud.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
