/** What a pump does, in parts that a person can look at: taken from the text of its SQL, not from its plan. */
@NullMarked
package wildrydes.pump.explain;

import org.jspecify.annotations.NullMarked;
