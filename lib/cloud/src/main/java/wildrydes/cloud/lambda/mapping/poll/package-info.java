/**
 * Mappings at work: they read shards and queues on the cloud's clock, invoke functions with batches, and remember how far they have come; begin at {@link
 * wildrydes.cloud.lambda.mapping.poll.Pollers}.
 */
@NullMarked
package wildrydes.cloud.lambda.mapping.poll;

import org.jspecify.annotations.NullMarked;
