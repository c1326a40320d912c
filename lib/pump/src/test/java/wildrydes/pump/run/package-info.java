@NullMarked
package wildrydes.pump.run;

import org.jspecify.annotations.NullMarked;
