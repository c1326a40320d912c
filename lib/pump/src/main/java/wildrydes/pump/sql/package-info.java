/** From the text of an application to its plan: parsing, rewriting, validating, and errors with their place. */
@NullMarked
package wildrydes.pump.sql;

import org.jspecify.annotations.NullMarked;
