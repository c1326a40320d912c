/** Shows objects: {@link wildrydes.kernel.display.Renderers} turns any value into what a front end can draw. */
@NullMarked
package wildrydes.kernel.display;

import org.jspecify.annotations.NullMarked;
