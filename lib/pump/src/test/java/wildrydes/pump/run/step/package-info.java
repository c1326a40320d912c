@NullMarked
package wildrydes.pump.run.step;

import org.jspecify.annotations.NullMarked;
