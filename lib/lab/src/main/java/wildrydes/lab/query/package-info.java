/** Queries of Athena: {@link wildrydes.lab.query.QueryRun} waits for one, {@link wildrydes.lab.query.ResultColumns} makes columns of its answer. */
@NullMarked
package wildrydes.lab.query;

import org.jspecify.annotations.NullMarked;
