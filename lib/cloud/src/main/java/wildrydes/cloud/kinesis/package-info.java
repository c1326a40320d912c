/**
 * Kinesis Data Streams: {@link wildrydes.cloud.kinesis.KinesisService} with its operations, over {@link
 * wildrydes.cloud.kinesis.Streams} of {@link wildrydes.cloud.kinesis.Shard}s.
 */
@NullMarked
package wildrydes.cloud.kinesis;

import org.jspecify.annotations.NullMarked;
