/** The kernel as notebooks written for IJava address it in code; its magics and functions need none of this. */
@NullMarked
package wildrydes.kernel.api.ijava;

import org.jspecify.annotations.NullMarked;
