package wildrydes.cloud.analytics.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import wildrydes.cloud.LabClient;
import wildrydes.cloud.ServedCloud;
import wildrydes.cloud.auth.AccessKey;

/** A whole cloud in step time, with streams, producers and a role for applications. */
final class Ground implements AutoCloseable {

    static final String ROLE = "arn:aws:iam::000000000000:role/analytics";
    private static final String NAME = "analytics";
    private static final String POLICY = "work";

    final ServedCloud cloud;
    final KinesisClient kinesis;
    final IamClient iam;
    final LabClient lab;

    /** Goes on in a folder. */
    Ground(Path folder) {
        cloud = new ServedCloud(folder);
        kinesis = cloud.kinesis(ServedCloud.ADMINISTRATOR);
        iam = cloud.iam(ServedCloud.ADMINISTRATOR);
        lab = new LabClient(
                cloud.endpoint(),
                new AccessKey(ServedCloud.ADMINISTRATOR.accessKeyId(), ServedCloud.ADMINISTRATOR.secretAccessKey()));
    }

    /** Begins in an empty folder, at the beginning of a second, with a role that may do everything. */
    static Ground begin(Path folder) {
        Ground ground = new Ground(folder);
        ground.iam.createRole(
                role -> role.roleName(NAME)
                        .assumeRolePolicyDocument(
                                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                                        + "\"Principal\":{\"Service\":\"kinesisanalytics.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}}"));
        ground.allow("*");
        Instant now = ground.now();
        ground.pass(Duration.between(now, Instant.ofEpochSecond(now.getEpochSecond() + 1)));
        return ground;
    }

    /** Lets the role do these things, and no others. */
    void allow(String... actions) {
        iam.putRolePolicy(policy -> policy.roleName(NAME)
                .policyName(POLICY)
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Resource\":\"*\","
                        + "\"Action\":[\"" + String.join("\",\"", actions) + "\"]}}"));
    }

    static String arn(String stream) {
        return "arn:aws:kinesis:us-east-1:000000000000:stream/" + stream;
    }

    Instant now() {
        return lab.now();
    }

    void pass(Duration duration) {
        lab.post("/_lab/clock/run", "{\"duration\":\"" + duration + "\"}");
    }

    /** Lets time pass up to a moment of a minute: {@code 0} is the beginning of the next. */
    void passToSecond(int second) {
        Instant now = now();
        long beginning = now.getEpochSecond() / 60 * 60;
        Instant target = Instant.ofEpochSecond(beginning + second);
        pass(Duration.between(now, target.isAfter(now) ? target : target.plusSeconds(60)));
    }

    void stream(String name, int shards) {
        kinesis.createStream(request -> request.streamName(name).shardCount(shards));
        settle(name);
    }

    private void settle(String stream) {
        lab.post("/_lab/clock/settle", "{\"resource\":\"" + arn(stream) + "\"}");
    }

    void reshard(String stream, int shards) {
        kinesis.updateShardCount(request ->
                request.streamName(stream).targetShardCount(shards).scalingType(ScalingType.UNIFORM_SCALING));
        while (kinesis.describeStreamSummary(request -> request.streamName(stream))
                        .streamDescriptionSummary()
                        .streamStatus()
                == StreamStatus.UPDATING) {
            settle(stream);
        }
    }

    void deleteStream(String name) {
        kinesis.deleteStream(request -> request.streamName(name));
        settle(name);
    }

    /** Puts a record under a key. */
    void put(String stream, String key, String data) {
        kinesis.putRecord(
                request -> request.streamName(stream).partitionKey(key).data(SdkBytes.fromUtf8String(data)));
    }

    /** What is in a stream, shard after shard, from the beginning. */
    List<String> records(String stream) {
        List<String> all = new ArrayList<>();
        kinesis.listShards(request -> request.streamName(stream)).shards().forEach(shard -> {
            String iterator = kinesis.getShardIterator(request -> request.streamName(stream)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            String next = iterator;
            boolean more = true;
            while (more) {
                String from = next;
                GetRecordsResponse page = kinesis.getRecords(request -> request.shardIterator(from));
                page.records().forEach(record -> all.add(text(record)));
                next = page.nextShardIterator();
                more = next != null && page.millisBehindLatest() > 0;
            }
        });
        return all;
    }

    private static String text(Record record) {
        return record.data().asString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        kinesis.close();
        iam.close();
        cloud.close();
    }
}
