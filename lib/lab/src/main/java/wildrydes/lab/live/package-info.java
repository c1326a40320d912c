/**
 * What is redrawn below a cell while time passes: a {@link wildrydes.lab.live.Scene} is what there is to see, {@link
 * wildrydes.lab.LiveView} lets the time pass.
 */
@NullMarked
package wildrydes.lab.live;

import org.jspecify.annotations.NullMarked;
