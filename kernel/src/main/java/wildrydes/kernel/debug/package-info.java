/**
 * Stops cells where the user wants to look, and shows what is there: {@link wildrydes.kernel.debug.DebugAdapter} speaks with
 * the front end, {@link wildrydes.kernel.debug.Debugger} stops and steps, {@link wildrydes.kernel.debug.Probe} is what it
 * puts into the classes of cells.
 */
@NullMarked
package wildrydes.kernel.debug;

import org.jspecify.annotations.NullMarked;
