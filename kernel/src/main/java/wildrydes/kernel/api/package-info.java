/**
 * What a library may ask of the kernel that runs it: how its objects are shown ({@link
 * wildrydes.kernel.api.Renderer}), live output ({@link wildrydes.kernel.api.Display}), lines to
 * objects in the front end ({@link wildrydes.kernel.api.Comms}), and the cell that code belongs to ({@link
 * wildrydes.kernel.api.CellId}). Only types of the JDK appear here.
 */
@NullMarked
package wildrydes.kernel.api;

import org.jspecify.annotations.NullMarked;
