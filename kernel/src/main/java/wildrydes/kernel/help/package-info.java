/** Help for whoever writes a cell: what may stand at the cursor, and what stands there. */
@NullMarked
package wildrydes.kernel.help;

import org.jspecify.annotations.NullMarked;
