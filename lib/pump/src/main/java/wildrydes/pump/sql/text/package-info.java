/** The text of an application: its words, its syntax tree, and what to say where it has none. */
@NullMarked
package wildrydes.pump.sql.text;

import org.jspecify.annotations.NullMarked;
