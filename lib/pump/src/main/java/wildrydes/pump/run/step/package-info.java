/** What the steps of a running query are made of: rows that come in, time that passes, state that is saved, faults. */
@NullMarked
package wildrydes.pump.run.step;

import org.jspecify.annotations.NullMarked;
