/**
 * One set of cases for every runtime of the pump: rows in, rows and error rows out. {@link wildrydes.pump.kit.Cases} has
 * them, {@link wildrydes.pump.kit.Oracle} computes what random ones must give, {@link wildrydes.pump.kit.PumpRuntime} is
 * what a runtime has to offer to be tested.
 */
@NullMarked
package wildrydes.pump.kit;

import org.jspecify.annotations.NullMarked;
