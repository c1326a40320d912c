package wildrydes.cloud.kinesis;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.EnhancedMetrics;
import software.amazon.awssdk.services.kinesis.model.HashKeyRange;
import software.amazon.awssdk.services.kinesis.model.SequenceNumberRange;
import software.amazon.awssdk.services.kinesis.model.StreamDescription;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamModeDetails;
import software.amazon.awssdk.services.kinesis.model.StreamSummary;
import software.amazon.awssdk.services.kinesis.model.WarmThroughputObject;

/** Streams and shards in the words of the service's model. */
final class Descriptions {

    private final UnaryOperator<String> arns;

    /** @param arns gives the ARN of the stream with a name */
    Descriptions(UnaryOperator<String> arns) {
        this.arns = arns;
    }

    String arn(Stream stream) {
        return arns.apply(stream.name());
    }

    StreamDescription description(Stream stream, List<Shard> shards, boolean more) {
        return StreamDescription.builder()
                .streamName(stream.name())
                .streamARN(arn(stream))
                .streamStatus(stream.status())
                .streamModeDetails(mode(stream))
                .shards(shards.stream().map(Descriptions::shard).toList())
                .hasMoreShards(more)
                .retentionPeriodHours(stream.settings().retention().hours())
                .streamCreationTimestamp(stream.plan().created())
                .enhancedMonitoring(metrics(stream))
                .encryptionType(encryption(stream))
                .keyId(stream.traits().keyId())
                .build();
    }

    StreamDescriptionSummary summary(Stream stream) {
        return StreamDescriptionSummary.builder()
                .streamName(stream.name())
                .streamARN(arn(stream))
                .streamStatus(stream.status())
                .streamModeDetails(mode(stream))
                .retentionPeriodHours(stream.settings().retention().hours())
                .streamCreationTimestamp(stream.plan().created())
                .enhancedMonitoring(metrics(stream))
                .encryptionType(encryption(stream))
                .keyId(stream.traits().keyId())
                .openShardCount(stream.works() ? stream.openShards() : 0)
                .consumerCount(stream.consumers().size())
                .warmThroughput(warmThroughput(stream))
                .maxRecordSizeInKiB(stream.traits().mostRecordBytes() >> 10)
                .build();
    }

    StreamSummary listed(Stream stream) {
        return StreamSummary.builder()
                .streamName(stream.name())
                .streamARN(arn(stream))
                .streamStatus(stream.status())
                .streamModeDetails(mode(stream))
                .streamCreationTimestamp(stream.plan().created())
                .build();
    }

    private static StreamModeDetails mode(Stream stream) {
        return StreamModeDetails.builder().streamMode(stream.traits().mode()).build();
    }

    private static EnhancedMetrics metrics(Stream stream) {
        return EnhancedMetrics.builder()
                .shardLevelMetrics(stream.traits().metrics())
                .build();
    }

    static EncryptionType encryption(Stream stream) {
        return stream.traits().keyId() == null ? EncryptionType.NONE : EncryptionType.KMS;
    }

    /** Null but for on-demand streams that asked for one. */
    private static @Nullable WarmThroughputObject warmThroughput(Stream stream) {
        int warm = stream.traits().warmMebibytes();
        return warm == 0
                ? null
                : WarmThroughputObject.builder()
                        .currentMiBps(stream.openShards())
                        .targetMiBps(warm)
                        .build();
    }

    static software.amazon.awssdk.services.kinesis.model.Shard shard(Shard shard) {
        Shard.Origin origin = shard.origin();
        SequenceNumber end = shard.endingNumber();
        return software.amazon.awssdk.services.kinesis.model.Shard.builder()
                .shardId(shard.id())
                .parentShardId(id(origin.parent()))
                .adjacentParentShardId(id(origin.adjacentParent()))
                .hashKeyRange(HashKeyRange.builder()
                        .startingHashKey(origin.range().start().toString())
                        .endingHashKey(origin.range().end().toString())
                        .build())
                .sequenceNumberRange(SequenceNumberRange.builder()
                        .startingSequenceNumber(shard.startingNumber().toString())
                        .endingSequenceNumber(end == null ? null : end.toString())
                        .build())
                .build();
    }

    private static @Nullable String id(@Nullable Integer index) {
        return index == null ? null : Shard.id(index);
    }
}
