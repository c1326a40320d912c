package wildrydes.cloud.lambda.mapping;

import software.amazon.awssdk.services.kinesis.model.DescribeStreamRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamsRequest;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.door.Door;

/** Whether a role may read a data stream. */
final class KinesisAccess {

    private static final String ACTIONS = "GetRecords, GetShardIterator, DescribeStream, ListShards, and ListStreams";
    private static final String ANY = "shardId-000000000000";

    private KinesisAccess() {}

    static void require(Door door, Caller role, String stream) {
        try {
            door.call(DescribeStreamRequest.builder().streamARN(stream).build(), role);
            door.require(ListShardsRequest.builder().streamARN(stream).build(), role);
            door.require(ListStreamsRequest.builder().build(), role);
            door.require(
                    GetShardIteratorRequest.builder()
                            .streamARN(stream)
                            .shardId(ANY)
                            .shardIteratorType(ShardIteratorType.LATEST)
                            .build(),
                    role);
            door.require(
                    GetRecordsRequest.builder()
                            .streamARN(stream)
                            .shardIterator(ANY)
                            .build(),
                    role);
        } catch (Denied denied) {
            throw MappingErrors.inaccessible(stream, ACTIONS, denied);
        } catch (ResourceNotFoundException e) {
            throw MappingErrors.noStream(stream);
        }
    }
}
