/**
 * What an application's SQL means, as operators over rows: made by {@code wildrydes.pump.sql}, executed by
 * {@code wildrydes.pump.run}. Knows neither of them, nor Calcite, so that another runtime can execute it.
 *
 * <p>A row is an {@code Object[]} with a value for each column of its operator, as {@link
 * wildrydes.pump.type.TypeName#valueClass()} says. Beside it goes its rowtime, in milliseconds since 1970. In the rows of
 * a stream, column 0 is ROWTIME and has the same value. A row that was handed on is never changed.
 */
@NullMarked
package wildrydes.pump.plan;

import org.jspecify.annotations.NullMarked;
