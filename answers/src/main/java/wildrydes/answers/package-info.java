/** Keys, checks, and the runner of the notebooks. */
@NullMarked
package wildrydes.answers;

import org.jspecify.annotations.NullMarked;
