/** The statements and clauses that KDA SQL adds to Calcite's syntax tree; what the generated parser makes. */
@NullMarked
package wildrydes.pump.sql.ast;

import org.jspecify.annotations.NullMarked;
