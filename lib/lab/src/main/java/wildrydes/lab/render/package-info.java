/** How the lab's objects look in a notebook: HTML that is readable in light and dark themes, and plain text beside it. */
@NullMarked
package wildrydes.lab.render;

import org.jspecify.annotations.NullMarked;
