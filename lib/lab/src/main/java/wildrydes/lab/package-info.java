/** What a notebook imports; {@code Lab} is where it starts. */
@NullMarked
package wildrydes.lab;

import org.jspecify.annotations.NullMarked;
