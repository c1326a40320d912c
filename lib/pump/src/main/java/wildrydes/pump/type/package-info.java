/** SQL types and columns, and how a row holds their values. */
@NullMarked
package wildrydes.pump.type;

import org.jspecify.annotations.NullMarked;
