/** Answers what front ends ask: runs cells one after another, and everything else beside them. */
@NullMarked
package wildrydes.kernel.requests;

import org.jspecify.annotations.NullMarked;
