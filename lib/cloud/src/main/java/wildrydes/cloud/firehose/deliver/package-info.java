/**
 * Delivery streams at work: {@link wildrydes.cloud.firehose.deliver.Deliveries} has a {@link wildrydes.cloud.firehose.deliver.Delivery} for each
 * that is active, which takes what has come, buffers it, and writes it to S3 on the cloud's clock.
 */
@NullMarked
package wildrydes.cloud.firehose.deliver;

import org.jspecify.annotations.NullMarked;
