/** Texts, records and expressions that nobody would write: the pump answers each, and loses nothing. */
@NullMarked
package wildrydes.pump.fuzz;

import org.jspecify.annotations.NullMarked;
