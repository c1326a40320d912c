/**
 * Amazon Data Firehose: {@link wildrydes.cloud.firehose.FirehoseService} with its operations, over the delivery streams of {@code stream}, which
 * {@code deliver} lets work; {@link wildrydes.cloud.firehose.Firehose} puts it together.
 */
@NullMarked
package wildrydes.cloud.firehose;

import org.jspecify.annotations.NullMarked;
