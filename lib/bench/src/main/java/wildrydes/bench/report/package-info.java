/**
 * What a benchmark says: {@link wildrydes.bench.report.Suite}s give {@link wildrydes.bench.report.Row}s, and a {@link
 * wildrydes.bench.report.Table} prints them with the ratio to the peer.
 */
@NullMarked
package wildrydes.bench.report;

import org.jspecify.annotations.NullMarked;
