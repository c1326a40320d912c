/**
 * The JSON that functions get of records: one {@link wildrydes.cloud.lambda.mapping.event.EventFormat} for each kind of stream, and one for messages.
 */
@NullMarked
package wildrydes.cloud.lambda.mapping.event;

import org.jspecify.annotations.NullMarked;
