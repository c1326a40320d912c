/** Calcite's expressions made into functions over rows, and the operators and types that they are validated with. */
@NullMarked
package wildrydes.pump.expression;

import org.jspecify.annotations.NullMarked;
