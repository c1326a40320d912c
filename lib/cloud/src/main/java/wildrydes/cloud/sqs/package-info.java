/**
 * SQS: queues of messages, as far as dead letters and a look into a queue need them.
 */
@NullMarked
package wildrydes.cloud.sqs;

import org.jspecify.annotations.NullMarked;
