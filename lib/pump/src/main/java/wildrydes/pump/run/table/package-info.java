/** The functions that make a stream from a stream: frequent items, distinct items, anomalies, hotspots. */
@NullMarked
package wildrydes.pump.run.table;

import org.jspecify.annotations.NullMarked;
