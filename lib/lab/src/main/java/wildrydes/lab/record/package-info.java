/**
 * What flows through the streams: the records of unicorns as the workshop's producer writes them, and what readers make of
 * the bytes they get.
 */
@NullMarked
package wildrydes.lab.record;

import org.jspecify.annotations.NullMarked;
