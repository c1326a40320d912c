package wildrydes.cloud.athena;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.s3.S3Client;
import wildrydes.cloud.LabClient;
import wildrydes.cloud.ServedCloud;
import wildrydes.cloud.athena.run.Engine;

/** A whole cloud in step time whose queries are answered as a test says, with a bucket for results. */
final class ServedAthena implements AutoCloseable {

    static final String BUCKET = "results";
    static final String OUTPUT = "s3://" + BUCKET + "/";

    private static final Set<QueryExecutionState> ENDED =
            Set.of(QueryExecutionState.SUCCEEDED, QueryExecutionState.FAILED, QueryExecutionState.CANCELLED);

    private final Path folder;
    private final UnaryOperator<Engine> engines;
    final FakeQueries queries = new FakeQueries();
    ServedCloud cloud;
    AthenaClient client;
    S3Client s3;
    LabClient lab;

    ServedAthena(Path folder) {
        this.folder = folder;
        this.engines = real -> queries;
        open();
        s3.createBucket(bucket -> bucket.bucket(BUCKET));
    }

    /** @param engines puts others in front of the engine */
    ServedAthena(Path folder, UnaryOperator<Engine> engines) {
        this.folder = folder;
        this.engines = engines;
        open();
        s3.createBucket(bucket -> bucket.bucket(BUCKET));
    }

    private void open() {
        cloud = new ServedCloud(folder, UnaryOperator.identity(), engines);
        client = cloud.athena(ServedCloud.ADMINISTRATOR);
        s3 = cloud.s3(ServedCloud.ADMINISTRATOR);
        lab = new LabClient(
                cloud.endpoint(),
                new wildrydes.cloud.auth.AccessKey(
                        ServedCloud.ADMINISTRATOR.accessKeyId(), ServedCloud.ADMINISTRATOR.secretAccessKey()));
    }

    Path folder() {
        return folder;
    }

    /** Ends the cloud and begins it anew with what it has kept. */
    void restart() {
        close();
        open();
    }

    String start(String sql) {
        return start(sql, request -> {});
    }

    String start(String sql, Consumer<StartQueryExecutionRequest.Builder> more) {
        return start(client, sql, more);
    }

    static String start(AthenaClient client, String sql, Consumer<StartQueryExecutionRequest.Builder> more) {
        return client.startQueryExecution(request -> {
                    request.queryString(sql).resultConfiguration(result -> result.outputLocation(OUTPUT));
                    more.accept(request);
                })
                .queryExecutionId();
    }

    QueryExecution ended(String id) {
        while (true) {
            QueryExecution execution = client.getQueryExecution(request -> request.queryExecutionId(id))
                    .queryExecution();
            if (ENDED.contains(execution.status().state())) {
                return execution;
            }
            Thread.onSpinWait();
        }
    }

    QueryExecution run(String sql) {
        return ended(start(sql));
    }

    /** The rows of a result, the one of names included. */
    List<List<String>> rows(String id) {
        return client.getQueryResults(request -> request.queryExecutionId(id)).resultSet().rows().stream()
                .map(row -> row.data().stream().map(Datum::varCharValue).toList())
                .toList();
    }

    String object(String key) {
        return s3.getObjectAsBytes(object -> object.bucket(BUCKET).key(key)).asString(StandardCharsets.ISO_8859_1);
    }

    List<String> keys(String bucket) {
        return s3.listObjectsV2(list -> list.bucket(bucket)).contents().stream()
                .map(object -> object.key())
                .toList();
    }

    void put(String bucket, String key, String content) {
        s3.putObject(object -> object.bucket(bucket).key(key), RequestBody.fromString(content));
    }

    /** A user who may do what a policy says, given as statements. */
    AwsBasicCredentials user(String name, String... statements) {
        IamClient iam = cloud.iam(ServedCloud.ADMINISTRATOR);
        iam.createUser(user -> user.userName(name));
        iam.putUserPolicy(policy -> policy.userName(name)
                .policyName("p")
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}"));
        AccessKey key = Objects.requireNonNull(
                iam.createAccessKey(request -> request.userName(name)).accessKey());
        return AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
    }

    static String allow(String action, String resource) {
        return "{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\"}";
    }

    @Override
    public void close() {
        cloud.close();
    }
}
