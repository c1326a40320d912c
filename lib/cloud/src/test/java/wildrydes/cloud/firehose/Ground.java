package wildrydes.cloud.firehose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import wildrydes.cloud.LabClient;
import wildrydes.cloud.ServedCloud;
import wildrydes.cloud.auth.AccessKey;

/** A whole cloud in step time, with a bucket, a stream, and a role for delivery streams. */
public final class Ground implements AutoCloseable {

    static final String ROLE_NAME = "delivery";
    static final String ROLE = "arn:aws:iam::000000000000:role/delivery";
    static final String BUCKET = "herd-data";
    static final String BUCKET_ARN = "arn:aws:s3:::herd-data";
    static final String SOURCE = "wildrydes";
    static final String SOURCE_ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes";
    static final String NAME = "rides";
    static final String ARN = "arn:aws:firehose:us-east-1:000000000000:deliverystream/rides";

    final ServedCloud cloud;
    final FirehoseClient firehose;
    final KinesisClient kinesis;
    final S3Client s3;
    final IamClient iam;
    final LabClient lab;

    /** Goes on in a folder. */
    Ground(Path folder) {
        this(new ServedCloud(folder));
    }

    private Ground(ServedCloud cloud) {
        this.cloud = cloud;
        firehose = cloud.firehose(ServedCloud.ADMINISTRATOR);
        kinesis = cloud.kinesis(ServedCloud.ADMINISTRATOR);
        s3 = cloud.s3(ServedCloud.ADMINISTRATOR);
        iam = cloud.iam(ServedCloud.ADMINISTRATOR);
        lab = new LabClient(
                cloud.endpoint(),
                new AccessKey(ServedCloud.ADMINISTRATOR.accessKeyId(), ServedCloud.ADMINISTRATOR.secretAccessKey()));
    }

    /** Begins in an empty folder, with a role that may do everything. */
    static Ground begin(Path folder) {
        return begin(new ServedCloud(folder));
    }

    static Ground begin(ServedCloud cloud) {
        Ground ground = new Ground(cloud);
        ground.role(ROLE_NAME, "firehose.amazonaws.com");
        ground.allow("*");
        ground.s3.createBucket(request -> request.bucket(BUCKET));
        return ground;
    }

    void role(String name, String service) {
        iam.createRole(role -> role.roleName(name)
                .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                        + "\"Principal\":{\"Service\":\"" + service + "\"},\"Action\":\"sts:AssumeRole\"}}"));
    }

    /** Lets the role do these things, and no others. */
    void allow(String... actions) {
        iam.putRolePolicy(policy -> policy.roleName(ROLE_NAME)
                .policyName("work")
                .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Resource\":\"*\","
                        + "\"Action\":[\"" + String.join("\",\"", actions) + "\"]}}"));
    }

    void pass(Duration duration) {
        assertThat(lab.post("/_lab/clock/run", "{\"duration\":\"" + duration + "\"}")
                        .status())
                .isEqualTo(200);
    }

    void passSeconds(int seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    Instant now() {
        return lab.now();
    }

    void settle(String arn) {
        lab.post("/_lab/clock/settle", "{\"resource\":\"" + arn + "\"}");
    }

    /** Creates the stream that is read. */
    void source(int shards) {
        kinesis.createStream(request -> request.streamName(SOURCE).shardCount(shards));
        settle(SOURCE_ARN);
    }

    /** Creates a delivery stream into which records are put, that is active. */
    void direct(Consumer<ExtendedS3DestinationConfiguration.Builder> more) {
        firehose.createDeliveryStream(
                request -> request.deliveryStreamName(NAME).extendedS3DestinationConfiguration(destination(more)));
        settle(ARN);
    }

    /** Creates a delivery stream that reads the source, and is active. */
    void reading(Consumer<ExtendedS3DestinationConfiguration.Builder> more) {
        createReading(more);
        settle(ARN);
    }

    void createReading(Consumer<ExtendedS3DestinationConfiguration.Builder> more) {
        firehose.createDeliveryStream(request -> request.deliveryStreamName(NAME)
                .deliveryStreamType("KinesisStreamAsSource")
                .kinesisStreamSourceConfiguration(
                        source -> source.kinesisStreamARN(SOURCE_ARN).roleARN(ROLE))
                .extendedS3DestinationConfiguration(destination(more)));
    }

    /** The bucket, a buffer of 1 MiB or 60 s, and more. */
    static ExtendedS3DestinationConfiguration destination(Consumer<ExtendedS3DestinationConfiguration.Builder> more) {
        ExtendedS3DestinationConfiguration.Builder destination = ExtendedS3DestinationConfiguration.builder()
                .roleARN(ROLE)
                .bucketARN(BUCKET_ARN)
                .bufferingHints(hints -> hints.sizeInMBs(1).intervalInSeconds(60));
        more.accept(destination);
        return destination.build();
    }

    DeliveryStreamDescription describe() {
        return firehose.describeDeliveryStream(request -> request.deliveryStreamName(NAME))
                .deliveryStreamDescription();
    }

    void put(String data) {
        firehose.putRecord(request ->
                request.deliveryStreamName(NAME).record(record -> record.data(SdkBytes.fromUtf8String(data))));
    }

    PutRecordBatchResponse put(List<byte[]> all) {
        return firehose.putRecordBatch(request -> request.deliveryStreamName(NAME)
                .records(all.stream()
                        .map(data -> Record.builder()
                                .data(SdkBytes.fromByteArray(data))
                                .build())
                        .toList()));
    }

    /** Puts a record into the stream that is read. */
    String send(String data) {
        return kinesis.putRecord(
                        request -> request.streamName(SOURCE).partitionKey(data).data(SdkBytes.fromUtf8String(data)))
                .sequenceNumber();
    }

    void send(List<String> all) {
        kinesis.putRecords(request -> request.streamName(SOURCE)
                .records(all.stream()
                        .map(data -> PutRecordsRequestEntry.builder()
                                .partitionKey(data)
                                .data(SdkBytes.fromUtf8String(data))
                                .build())
                        .toList()));
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (S3Object object :
                s3.listObjectsV2(request -> request.bucket(BUCKET)).contents()) {
            keys.add(object.key());
        }
        return keys;
    }

    byte[] bytes(String key) {
        return s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key)).asByteArray();
    }

    /** What is in the bucket, by keys. */
    TreeMap<String, String> objects() {
        TreeMap<String, String> objects = new TreeMap<>();
        for (String key : keys()) {
            objects.put(key, new String(bytes(key), StandardCharsets.UTF_8));
        }
        return objects;
    }

    /** All that is in the bucket, one object after the other. */
    String content() {
        return String.join("", objects().values());
    }

    JsonNode delivery() {
        return lab.get("/_lab/delivery?stream=" + NAME).body();
    }

    JsonNode deliveredObjects() {
        return lab.get("/_lab/delivery/objects?stream=" + NAME).body();
    }

    @Override
    public void close() {
        cloud.close();
    }
}
