/**
 * Event source mappings: they read streams and queues and invoke functions with batches.
 */
@NullMarked
package wildrydes.cloud.lambda.mapping;

import org.jspecify.annotations.NullMarked;
