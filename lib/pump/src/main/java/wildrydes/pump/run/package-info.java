/** Executes plans in this process: operators that keep only what open windows need, in the thread of their application. */
@NullMarked
package wildrydes.pump.run;

import org.jspecify.annotations.NullMarked;
