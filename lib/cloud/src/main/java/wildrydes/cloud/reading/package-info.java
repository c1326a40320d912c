/**
 * How services of this cloud read streams for others: shard after shard, in a role, from a position that outlives the process; begin at {@link wildrydes.cloud.reading.ShardedStream}.
 */
@NullMarked
package wildrydes.cloud.reading;

import org.jspecify.annotations.NullMarked;
