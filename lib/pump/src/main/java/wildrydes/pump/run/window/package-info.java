/** The steps that keep rows, or what they add up to, until a window has passed. */
@NullMarked
package wildrydes.pump.run.window;

import org.jspecify.annotations.NullMarked;
