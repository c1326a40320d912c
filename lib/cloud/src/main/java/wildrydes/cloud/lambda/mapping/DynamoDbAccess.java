package wildrydes.cloud.lambda.mapping;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.door.Door;

/** Whether a role may read the stream of a table. */
final class DynamoDbAccess {

    private static final String ACTIONS = "GetRecords, GetShardIterator, DescribeStream, and ListStreams";

    private DynamoDbAccess() {}

    static void require(Door door, Caller role, String stream) {
        try {
            DescribeStreamResponse described =
                    door.call(DescribeStreamRequest.builder().streamArn(stream).build(), role);
            door.require(ListStreamsRequest.builder().build(), role);
            List<Shard> shards = described.streamDescription().shards();
            if (!shards.isEmpty()) { // an iterator is all that names the stream when records are got
                GetShardIteratorResponse iterator = door.call(
                        GetShardIteratorRequest.builder()
                                .streamArn(stream)
                                .shardId(shards.get(0).shardId())
                                .shardIteratorType(ShardIteratorType.LATEST)
                                .build(),
                        role);
                door.require(
                        GetRecordsRequest.builder()
                                .shardIterator(iterator.shardIterator())
                                .build(),
                        role);
            }
        } catch (Denied denied) {
            throw MappingErrors.inaccessible(stream, ACTIONS, denied);
        } catch (ResourceNotFoundException e) {
            throw MappingErrors.noStream(stream);
        }
    }
}
