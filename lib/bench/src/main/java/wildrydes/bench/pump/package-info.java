/** The pump beside a hand-written one and DuckDB: {@link wildrydes.bench.pump.PumpSuite}. */
@NullMarked
package wildrydes.bench.pump;

import org.jspecify.annotations.NullMarked;
