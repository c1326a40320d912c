/** What the SQL functions compute, as plain Java over plain values; knows nothing of Calcite. */
@NullMarked
package wildrydes.pump.function;

import org.jspecify.annotations.NullMarked;
