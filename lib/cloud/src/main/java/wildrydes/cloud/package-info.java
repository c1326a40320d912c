/** The local AWS: one process, one port, one folder of state; {@code Main} starts it. */
@NullMarked
package wildrydes.cloud;

import org.jspecify.annotations.NullMarked;
