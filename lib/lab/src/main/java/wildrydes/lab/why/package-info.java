/**
 * Why something is empty: {@link wildrydes.lab.why.Why} goes the way of a record, from the unicorns on, and looks at each link.
 */
@NullMarked
package wildrydes.lab.why;

import org.jspecify.annotations.NullMarked;
