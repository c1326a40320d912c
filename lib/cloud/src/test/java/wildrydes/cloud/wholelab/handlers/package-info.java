/** The function of the lab. */
@NullMarked
package wildrydes.cloud.wholelab.handlers;

import org.jspecify.annotations.NullMarked;
