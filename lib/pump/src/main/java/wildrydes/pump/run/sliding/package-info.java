/** Windows that slide from row to row: their rows, and aggregates that rows enter and leave. */
@NullMarked
package wildrydes.pump.run.sliding;

import org.jspecify.annotations.NullMarked;
