package wildrydes.cloud.kinesis;

import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.AccessDeniedException;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.ExpiredNextTokenException;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import wildrydes.cloud.wire.ServiceError;

/**
 * The service's refusals. Where nothing else is said, the sentence is AWS's own as mhart/kinesalite ({@code actions/*.js},
 * tested against AWS) or a report of a user of AWS records it.
 */
final class KinesisErrors {

    static final String THROTTLED = "ProvisionedThroughputExceededException";

    /** A class of its own, since it loads the JDK's tables of languages, which would slow the start down. */
    private static final class Times {
        private static final DateTimeFormatter AWS = DateTimeFormatter.ofPattern(
                        "EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT)
                .withZone(ZoneOffset.UTC);

        /** As AWS writes times in sentences, for example {@code Wed Mar 04 01:02:40 UTC 2020}. */
        static String text(Instant time) {
            return AWS.format(time);
        }
    }

    private final String account;
    private final String region;
    private final ConsumerErrors consumers;

    KinesisErrors(String account, String region) {
        this.account = account;
        this.region = region;
        this.consumers = new ConsumerErrors(account);
    }

    /** The refusals that are about consumers. */
    ConsumerErrors ofConsumers() {
        return consumers;
    }

    private String stream(String name) {
        return "Stream " + name + " under account " + account;
    }

    private String shard(String shard, String stream) {
        return shard + " in stream " + stream + " under account " + account;
    }

    ResourceNotFoundException noStream(String name) {
        return notFound(stream(name) + " not found.");
    }

    ResourceNotFoundException noShard(String shard, String stream) {
        return notFound("Shard " + shard(shard, stream) + " does not exist");
    }

    ResourceNotFoundException noShardId(String given, String stream) {
        return notFound("Could not find shard " + shard(given, stream) + ".");
    }

    static ResourceNotFoundException notFound(String sentence) {
        return ResourceNotFoundException.builder().message(sentence).build();
    }

    ResourceInUseException streamExists(String name) {
        return inUse(stream(name) + " already exists.");
    }

    ResourceInUseException notActive(String name, StreamStatus status) {
        return inUse(stream(name) + " not ACTIVE, instead in state " + status);
    }

    InvalidArgumentException badSplit(BigInteger at, String shard, String stream, HashRange range) {
        return invalid("NewStartingHashKey " + at + " used in SplitShard() on shard " + shard(shard, stream)
                + " is not both greater than one plus the shard's StartingHashKey " + range.start()
                + " and less than the shard's EndingHashKey " + range.end() + ".");
    }

    InvalidArgumentException notAdjacent(String lower, String upper, String stream) {
        return invalid("Shards " + lower + " and " + shard(upper, stream)
                + " are not an adjacent pair of shards eligible for merging");
    }

    /** As getmoto/moto ({@code kinesis/models.py}) has it. */
    InvalidArgumentException closedShard(String shard, String stream) {
        return invalid("Shard " + shard(shard, stream)
                + " has already been merged or split, and thus is not eligible for merging or splitting.");
    }

    /** As getmoto/moto ({@code kinesis/exceptions.py}) has it. */
    ServiceError onDemand(String stream) {
        return new ServiceError(
                "ValidationException", 400, "Request is invalid. " + stream(stream) + " is in On-Demand mode.");
    }

    /** Recorded in mhart/kinesalite#48, as are the two that follow. */
    LimitExceededException tooManyShardsOfStream(int most, int now, int target) {
        return limit("Target shard count or number of open shards cannot be greater than " + most + ". "
                + counts(now, target));
    }

    LimitExceededException overDouble(int now, int target) {
        return limit(
                "UpdateShardCount cannot scale up over double your current open shard count. " + counts(now, target));
    }

    LimitExceededException belowHalf(int now, int target) {
        return limit(
                "UpdateShardCount cannot scale down below half your current open shard count. " + counts(now, target));
    }

    private static String counts(int now, int target) {
        return "Current open shard count: " + now + ", Target shard count: " + target;
    }

    InvalidArgumentException retentionTooShort(int least, int hours) {
        return invalid("Minimum allowed retention period is " + least + " hours. Requested retention period (" + hours
                + " hours) is too short.");
    }

    /** As getmoto/moto ({@code kinesis/exceptions.py}) has it. */
    InvalidArgumentException retentionTooLong(int most, int hours) {
        return invalid("Maximum allowed retention period is " + most + " hours. Requested retention period (" + hours
                + " hours) is too long.");
    }

    InvalidArgumentException otherRetention(String stream, int hours, int now, boolean increase) {
        return invalid("Requested retention period (" + hours + " hours) for stream " + stream + " can not be "
                + (increase ? "shorter" : "longer") + " than existing retention period (" + now + " hours). Use "
                + (increase ? "Decrease" : "Increase") + "RetentionPeriod API.");
    }

    InvalidArgumentException invalidTags() {
        return invalid("Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space,"
                + " _ . / = + - % @.");
    }

    /** @param what was tried: {@code add tags to}, say */
    InvalidArgumentException illegalTags(String what, String stream) {
        return invalid("Failed to " + what + " stream " + stream + " under account " + account
                + " because some tags contained illegal characters. The allowed characters are Unicode letters,"
                + " white-spaces, '_',',','/','=','+','-','@'.");
    }

    /** The number was 10 when mhart/kinesalite recorded it. */
    InvalidArgumentException tooManyTags(String stream, int most) {
        return invalid("Failed to add tags to stream " + stream + " under account " + account
                + " because a given stream cannot have more than " + most + " tags associated with it.");
    }

    /** Our words: docs.aws.amazon.com/streams/latest/dev/tagging.html only says that AWS keeps these for itself. */
    InvalidArgumentException reservedTag(String key) {
        return invalid("Tag key " + key + " is invalid: keys that begin with aws: are reserved for AWS use.");
    }

    /** Our words, as are all up to {@link #noPolicy}: nobody seems to have recorded AWS's. */
    InvalidArgumentException sameMode(String stream, StreamMode mode) {
        return invalid(stream(stream) + " is in stream mode " + mode + " already.");
    }

    InvalidArgumentException noCommitment() {
        return invalid("WarmThroughputMiBps is only supported for accounts with MinimumThroughputBillingCommitment"
                + " enabled.");
    }

    InvalidArgumentException tooWarm(int asked, int most) {
        return invalid("WarmThroughputMiBps " + asked + " is larger than the limit of " + most + ".");
    }

    InvalidArgumentException badKey(String keyId) {
        return invalid("KeyId " + keyId + " is not the id, ARN or alias of a KMS key.");
    }

    InvalidArgumentException otherKey(String keyId, String stream) {
        return invalid(stream(stream) + " is not encrypted with KeyId " + keyId + ".");
    }

    InvalidArgumentException policyTooLarge(int most) {
        return invalid("Policy is larger than the limit of " + most + " bytes.");
    }

    InvalidArgumentException malformedPolicy(String sentence) {
        return invalid("Policy is invalid: " + sentence);
    }

    /** As getmoto/moto ({@code kinesis/models.py}) has it. */
    ResourceNotFoundException noPolicy(String arn) {
        return notFound("No resource policy found for resource ARN " + arn + ".");
    }

    /** Our words: AWS documents how often, not what it says. */
    LimitExceededException tooOftenInADay(String stream, Recent.Kind kind) {
        return limit(
                stream(stream) + " has reached the limit of " + kind.most() + " " + kind.plural() + " in 24 hours.");
    }

    /** Our words, as above. */
    LimitExceededException tooManyOnDemandStreams(int most) {
        return limit("This request would exceed the limit of " + most + " on-demand streams for the account " + account
                + " in " + region + ".");
    }

    /** Our words, as above. */
    LimitExceededException tooManyCreating(int most) {
        return limit("The account " + account + " has " + most
                + " streams in state CREATING, which is the limit. Wait until one of them is ACTIVE.");
    }

    LimitExceededException tooManyShards(int now, int limit, int more) {
        return limit("This request would exceed the shard limit for the account " + account + " in " + region
                + ". Current shard count for the account: " + now + ". Limit: " + limit
                + ". Number of additional shards that would have resulted from this request: " + more
                + ". Refer to the AWS Service Limits page"
                + " (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html)"
                + " for current limits and how to request higher limits.");
    }

    /** Recorded in boto/botocore#821. */
    LimitExceededException tooOften(String stream) {
        return limit("Rate exceeded for stream " + stream + " under account " + account + ".");
    }

    /** Our words, after those for a stream: nobody seems to have recorded AWS's. */
    LimitExceededException tooOften() {
        return limit("Rate exceeded for account " + account + ".");
    }

    static LimitExceededException limit(String sentence) {
        return LimitExceededException.builder().message(sentence).build();
    }

    /** What is answered for one record of a PutRecords, too. Recorded in rclark/kinesis-readable#4, mhart/kinesalite#87. */
    String rateExceeded(String shard, String stream) {
        return "Rate exceeded for shard " + shard(shard, stream) + ".";
    }

    ProvisionedThroughputExceededException throttled(String shard, String stream) {
        return ProvisionedThroughputExceededException.builder()
                .message(rateExceeded(shard, stream))
                .build();
    }

    InvalidArgumentException invalid(String sentence) {
        return InvalidArgumentException.builder().message(sentence).build();
    }

    InvalidArgumentException hashKeyTooLarge(BigInteger given) {
        return invalid(
                "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was "
                        + given);
    }

    InvalidArgumentException badOrdering(String number, String stream) {
        return invalid("ExclusiveMinimumSequenceNumber " + number + " used in PutRecord on stream " + stream
                + " under account " + account + " is invalid.");
    }

    /** Recorded in aws/amazon-kinesis-streams-for-fluent-bit#21, for the limit of its time. */
    InvalidArgumentException requestTooLarge(int megabytes) {
        return invalid("Records size exceeds " + megabytes + " MB limit");
    }

    /** Recorded in awslabs/kinesis-aggregation#30, of the time when no stream could have another limit. */
    ServiceError recordTooLarge(String member, int size, int most) {
        return new ServiceError(
                "ValidationException",
                400,
                "1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=" + size + " cap=" + size
                        + "]' at '" + member
                        + "' failed to satisfy constraint: Member must have length less than or equal to " + most);
    }

    InvalidArgumentException badIterator() {
        return invalid("Invalid ShardIterator.");
    }

    /** Recorded in awslabs/amazon-kinesis-client#701. */
    ExpiredIteratorException expired(Instant made, Instant now) {
        return ExpiredIteratorException.builder()
                .message("Iterator expired. The iterator was created at time " + Times.text(made)
                        + " while right now it is " + Times.text(now)
                        + " which is further in the future than the tolerated delay of "
                        + ShardIterator.LIFE.toMillis() + " milliseconds.")
                .build();
    }

    /** Our words; the pages of ListShards and ListStreams document the error without its sentence. */
    ExpiredNextTokenException expiredToken(Instant made, Instant now) {
        return ExpiredNextTokenException.builder()
                .message("NextToken expired. The token was created at time " + Times.text(made)
                        + " while right now it is " + Times.text(now) + ".")
                .build();
    }

    InvalidArgumentException badStart(
            String operation, String number, String shard, String stream, boolean otherStream) {
        return invalid("StartingSequenceNumber " + number + " used in " + operation + " on shard "
                + shard(shard, stream) + " is invalid"
                + (otherStream ? " because it did not come from this stream." : "."));
    }

    InvalidArgumentException otherShard(String encoded, String asked) {
        return invalid("Invalid StartingSequenceNumber. It encodes " + encoded
                + ", while it was used in a call to a shard with " + asked);
    }

    InvalidArgumentException startGiven(String type, boolean given) {
        return invalid("Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and"
                + " StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber."
                + " Request specified " + type + (given ? " and also a" : " and no") + " StartingSequenceNumber.");
    }

    InvalidArgumentException noTimestamp() {
        return invalid("Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP."
                + " Current request has no timestamp parameter.");
    }

    InvalidArgumentException future(Instant asked, Instant now) {
        return invalid("The timestampInMillis parameter cannot be greater than the currentTimestampInMillis."
                + " timestampInMillis: " + asked.toEpochMilli() + ", currentTimestampInMillis: "
                + now.toEpochMilli());
    }

    /** Our words: AWS documents that one of them is needed, not what it says. */
    InvalidArgumentException unnamed() {
        return invalid("Either StreamARN or StreamName should be provided.");
    }

    /** Our words, as above. */
    InvalidArgumentException namesDiffer(@Nullable String name, String arn) {
        return invalid("StreamARN " + arn + " is not the ARN of stream " + name + ".");
    }

    /** Our words: endpoints serve one Region (awslabs/amazon-kinesis-client#1099), and say nothing that is recorded. */
    InvalidArgumentException otherRegion(String arn) {
        return invalid("StreamARN " + arn + " is not in Region " + region + ".");
    }

    /** Recorded in hashicorp/terraform-provider-aws#8420. */
    ResourceInUseException hasConsumers(String stream) {
        return inUse("DeleteStream can't delete " + account + ":" + stream
                + " because there are consumers associated with this data stream. To delete " + stream
                + " anyway, set the EnforceConsumerDeletion parameter to true to force the deletion of all the"
                + " consumers that are associated with it.");
    }

    static ResourceInUseException inUse(String sentence) {
        return ResourceInUseException.builder().message(sentence).build();
    }

    /** As IAM words it for a resource of another account that has no policy of its own. */
    AccessDeniedException otherAccount(String principal, String operation, String arn) {
        return AccessDeniedException.builder()
                .message("User: " + principal + " is not authorized to perform: kinesis:" + operation
                        + " on resource: " + arn + " because no resource-based policy allows the kinesis:" + operation
                        + " action")
                .build();
    }
}
