/** The strip below each cell that says which calls it made and what they would cost. */
@NullMarked
package wildrydes.lab.strip;

import org.jspecify.annotations.NullMarked;
