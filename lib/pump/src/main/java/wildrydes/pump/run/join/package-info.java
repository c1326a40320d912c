/** Joins: of two streams within windows, and of a stream with a reference table. */
@NullMarked
package wildrydes.pump.run.join;

import org.jspecify.annotations.NullMarked;
