package wildrydes.cloud.kinesis;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.services.kinesis.model.HashKeyRange;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;
import wildrydes.cloud.store.FailingDisk;

/**
 * Serves the state in a folder until it is killed; its checkpoints are small, so that it dies in the middle of some. If it is to
 * reshard, a shard is always being split, or its children merged, so that it dies in the middle of that, too.
 */
final class KilledKinesis {

    private static final long CHECKPOINT_BYTES = 4096;

    private KilledKinesis() {}

    public static void main(String[] arguments) throws InterruptedException {
        ServedKinesis kinesis = new ServedKinesis(
                new FailingDisk().store(Path.of(arguments[0]), CHECKPOINT_BYTES), new ManualTime(ServedKinesis.START));
        kinesis.stream("w", Integer.parseInt(arguments[1]));
        System.out.println(kinesis.door.endpoint());
        if (Boolean.parseBoolean(arguments[2])) {
            Resharder resharder = new Resharder(kinesis);
            while (true) {
                resharder.split();
                resharder.merge();
            }
        }
        Thread.currentThread().join();
    }

    /** Splits an open shard, another one each time, and merges what came of it. */
    record Resharder(ServedKinesis kinesis) {

        void split() {
            List<Shard> open = kinesis.client
                    .listShards(request ->
                            request.streamName("w").shardFilter(filter -> filter.type(ShardFilterType.AT_LATEST)))
                    .shards();
            Shard first = open.get(0); // the oldest one, since children have larger indexes
            HashKeyRange range = first.hashKeyRange();
            BigInteger middle = new BigInteger(range.startingHashKey())
                    .add(new BigInteger(range.endingHashKey()))
                    .shiftRight(1);
            kinesis.client.splitShard(request ->
                    request.streamName("w").shardToSplit(first.shardId()).newStartingHashKey(middle.toString()));
            kinesis.time.pass(Streams.CHANGE);
        }

        void merge() {
            List<Shard> all = kinesis.client
                    .listShards(request -> request.streamName("w"))
                    .shards();
            kinesis.client.mergeShards(request -> request.streamName("w")
                    .shardToMerge(all.get(all.size() - 2).shardId())
                    .adjacentShardToMerge(all.get(all.size() - 1).shardId()));
            kinesis.time.pass(Streams.CHANGE);
        }
    }
}
