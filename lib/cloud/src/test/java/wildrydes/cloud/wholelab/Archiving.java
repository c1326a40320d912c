package wildrydes.cloud.wholelab;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The lab's fourth module, its first half: a delivery stream keeps the raw records as files in a bucket. */
final class Archiving {

    static final String BUCKET = "wildrydes-data-learner";
    static final String DELIVERY_STREAM = "wildrydes";
    static final String ROLE = "firehose_delivery_role";

    private static final String POLICY = "ReadStreamAndWriteBucket";
    private static final String BUCKET_ARN = "arn:aws:s3:::" + BUCKET;
    private static final String ARN = Account.arn("firehose", "deliverystream/" + DELIVERY_STREAM);

    private static final DateTimeFormatter PREFIX = DateTimeFormatter.ofPattern(
                    "yyyy/MM/dd/HH/'" + DELIVERY_STREAM + "-1-'yyyy-MM-dd-HH-mm-ss-", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Account account;
    private final Roles roles;
    private final DataStream source;

    Archiving(Account account, Roles roles, DataStream source) {
        this.account = account;
        this.roles = roles;
        this.source = source;
    }

    /** Makes bucket, role and delivery stream; when this returns, it reads the stream. */
    void build() {
        account.s3.createBucket(bucket -> bucket.bucket(BUCKET));
        String role = roles.create(ROLE, "firehose.amazonaws.com");
        roles.allow(ROLE, POLICY, """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Resource": "%s", "Action":
                    ["kinesis:DescribeStream", "kinesis:GetShardIterator", "kinesis:GetRecords", "kinesis:ListShards"]},
                  {"Effect": "Allow", "Resource": ["%s", "%s/*"], "Action":
                    ["s3:AbortMultipartUpload", "s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket",
                     "s3:ListBucketMultipartUploads", "s3:PutObject"]}]}""".formatted(source.arn(), BUCKET_ARN, BUCKET_ARN));
        account.firehose.createDeliveryStream(stream -> stream.deliveryStreamName(DELIVERY_STREAM)
                .deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                .kinesisStreamSourceConfiguration(
                        from -> from.kinesisStreamARN(source.arn()).roleARN(role))
                .extendedS3DestinationConfiguration(to -> to.bucketARN(BUCKET_ARN)
                        .roleARN(role)
                        .bufferingHints(buffer -> buffer.sizeInMBs(5).intervalInSeconds(60))));
        account.settle(ARN);
    }

    DeliveryStreamDescription describe() {
        return account.firehose
                .describeDeliveryStream(stream -> stream.deliveryStreamName(DELIVERY_STREAM))
                .deliveryStreamDescription();
    }

    /** What the key of an object begins with whose oldest record came at this moment. */
    static String prefix(Instant oldest) {
        return PREFIX.format(oldest);
    }

    List<S3Object> objects() {
        return account.s3.listObjectsV2(list -> list.bucket(BUCKET)).contents();
    }

    /** The lines of each object, in the order of keys, which is that of time. */
    List<List<String>> files() {
        List<List<String>> files = new ArrayList<>();
        for (S3Object object : objects()) {
            String text = account.s3
                    .getObjectAsBytes(get -> get.bucket(BUCKET).key(object.key()))
                    .asString(UTF_8);
            files.add(text.lines().toList());
        }
        return files;
    }

    /** How many lines the files have, by the minute of which they tell. */
    Map<Minute, Integer> lines() {
        return files().stream()
                .flatMap(List::stream)
                .map(Json::read)
                .collect(Collectors.toMap(Archiving::minute, line -> 1, Integer::sum, TreeMap::new));
    }

    private static Minute minute(JsonNode line) {
        return Minute.of(
                line.path("Name").asText(),
                Minute.moment(line.path("StatusTime").asText()));
    }

    void removeDeliveryStream() {
        account.firehose.deleteDeliveryStream(stream -> stream.deliveryStreamName(DELIVERY_STREAM));
        account.settle(ARN);
    }

    void removeRole() {
        roles.remove(ROLE, POLICY);
    }
}
