/** Groups by their keys, and aggregates of all groups side by side: an array a figure, not an object a group. */
@NullMarked
package wildrydes.pump.run.aggregate;

import org.jspecify.annotations.NullMarked;
