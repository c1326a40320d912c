/** What an application's statements have made so far: streams, reference tables, functions. */
@NullMarked
package wildrydes.pump.sql.catalog;

import org.jspecify.annotations.NullMarked;
