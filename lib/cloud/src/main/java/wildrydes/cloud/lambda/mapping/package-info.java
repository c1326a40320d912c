/**
 * Event source mappings: what they are and how they are configured; {@code poll} has those that read streams and queues and invoke functions with
 * batches. The main class is {@link wildrydes.cloud.lambda.mapping.Mappings}.
 */
@NullMarked
package wildrydes.cloud.lambda.mapping;

import org.jspecify.annotations.NullMarked;
