/**
 * What delivery streams are and what becomes of them with time: {@link wildrydes.cloud.firehose.stream.DeliveryStreams} keeps each
 * {@link wildrydes.cloud.firehose.stream.DeliveryStream}.
 */
@NullMarked
package wildrydes.cloud.firehose.stream;

import org.jspecify.annotations.NullMarked;
